/** Tickets in PostgreSQL. */
@NullMarked
package dev.stagedoor.ticket.admission.postgres;

import org.jspecify.annotations.NullMarked;
