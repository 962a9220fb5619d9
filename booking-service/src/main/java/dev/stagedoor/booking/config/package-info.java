/** Wiring only. */
@NullMarked
package dev.stagedoor.booking.config;

import org.jspecify.annotations.NullMarked;
