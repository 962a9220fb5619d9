/** Life of the tickets on {@code stagedoor.tickets.v1}, keyed by event id. */
@NullMarked
package dev.stagedoor.contracts.ticket;

import org.jspecify.annotations.NullMarked;
