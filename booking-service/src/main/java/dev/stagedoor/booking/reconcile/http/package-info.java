/** What operators see and do, on the management port. */
@NullMarked
package dev.stagedoor.booking.reconcile.http;

import org.jspecify.annotations.NullMarked;
