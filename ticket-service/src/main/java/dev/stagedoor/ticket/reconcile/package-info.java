/**
 * Counts again, in the background, what the counters of the pools stand for, and stops the sale of a ticket type whose books
 * do not agree. Whatever changes a pool changes its reservations, tickets and counters in one transaction, and each count is
 * one statement: a difference is never a booking on its way.
 */
@NullMarked
package dev.stagedoor.ticket.reconcile;

import org.jspecify.annotations.NullMarked;
