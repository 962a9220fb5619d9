/** A ticket, and what a presentation at the door leads to; plain Java. */
@NullMarked
package dev.stagedoor.ticket.admission.model;

import org.jspecify.annotations.NullMarked;
