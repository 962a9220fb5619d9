/** Counts in PostgreSQL, without a lock. */
@NullMarked
package dev.stagedoor.ticket.reconcile.postgres;

import org.jspecify.annotations.NullMarked;
