/** Pools, decisions, reservations and tickets in PostgreSQL: a constant number of statements per batch. */
@NullMarked
package dev.stagedoor.ticket.hold.postgres;

import org.jspecify.annotations.NullMarked;
