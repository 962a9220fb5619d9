@NullMarked
package dev.stagedoor.messaging.internal;

import org.jspecify.annotations.NullMarked;
