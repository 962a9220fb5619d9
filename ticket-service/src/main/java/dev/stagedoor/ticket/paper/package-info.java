/** Tickets on paper and on screens: QR codes and PDFs. Nothing is printed of a void ticket. */
@NullMarked
package dev.stagedoor.ticket.paper;

import org.jspecify.annotations.NullMarked;
