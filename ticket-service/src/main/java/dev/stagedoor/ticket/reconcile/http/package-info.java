/** What operators see and do, on the management port. */
@NullMarked
package dev.stagedoor.ticket.reconcile.http;

import org.jspecify.annotations.NullMarked;
