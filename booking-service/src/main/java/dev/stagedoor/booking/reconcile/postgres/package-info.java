/** Counts in PostgreSQL, without a lock. */
@NullMarked
package dev.stagedoor.booking.reconcile.postgres;

import org.jspecify.annotations.NullMarked;
