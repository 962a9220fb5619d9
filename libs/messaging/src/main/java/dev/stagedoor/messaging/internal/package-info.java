/** How the promises are kept; nothing here is for callers. */
@NullMarked
package dev.stagedoor.messaging.internal;

import org.jspecify.annotations.NullMarked;
