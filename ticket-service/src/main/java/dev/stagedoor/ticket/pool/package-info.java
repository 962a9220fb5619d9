/** Owns how many seats a ticket type has: opens pools and follows the organizer's edits of their capacity. */
@NullMarked
package dev.stagedoor.ticket.pool;

import org.jspecify.annotations.NullMarked;
