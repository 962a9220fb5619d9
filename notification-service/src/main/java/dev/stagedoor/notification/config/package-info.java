/** Wiring only. */
@NullMarked
package dev.stagedoor.notification.config;

import org.jspecify.annotations.NullMarked;
