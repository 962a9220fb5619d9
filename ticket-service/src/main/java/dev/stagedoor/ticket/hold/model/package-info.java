/** Decides requests, confirmations and releases in the order of the log; plain Java, no clock, no ids. */
@NullMarked
package dev.stagedoor.ticket.hold.model;

import org.jspecify.annotations.NullMarked;
