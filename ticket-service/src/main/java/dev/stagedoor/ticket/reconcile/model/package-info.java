/** What was counted, what differs, and whose turn it is; plain Java. */
@NullMarked
package dev.stagedoor.ticket.reconcile.model;

import org.jspecify.annotations.NullMarked;
