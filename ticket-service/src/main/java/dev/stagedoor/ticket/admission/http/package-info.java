/** Tickets over HTTP. */
@NullMarked
package dev.stagedoor.ticket.admission.http;

import org.jspecify.annotations.NullMarked;
