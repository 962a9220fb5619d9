/** The inventory and the tickets: one pool of seats per ticket type, decided from the log, never oversold. */
@NullMarked
package dev.stagedoor.ticket;

import org.jspecify.annotations.NullMarked;
