/** Compares the counters of the pools with the reservations they stand for, in the background. */
@NullMarked
package dev.stagedoor.ticket.reconcile;

import org.jspecify.annotations.NullMarked;
