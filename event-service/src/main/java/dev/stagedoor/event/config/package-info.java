/** Wiring only. */
@NullMarked
package dev.stagedoor.event.config;

import org.jspecify.annotations.NullMarked;
