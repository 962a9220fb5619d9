/** Wiring only. */
@NullMarked
package dev.stagedoor.ticket.config;

import org.jspecify.annotations.NullMarked;
