/** Pools and the read model of events in PostgreSQL. */
@NullMarked
package dev.stagedoor.ticket.pool.postgres;

import org.jspecify.annotations.NullMarked;
