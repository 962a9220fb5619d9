/** Owns the life of a ticket after its issue: shown to its bearer, presented at the door, counted for the organizer. */
@NullMarked
package dev.stagedoor.ticket.admission;

import org.jspecify.annotations.NullMarked;
