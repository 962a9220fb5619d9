/** QR codes and PDFs over HTTP. */
@NullMarked
package dev.stagedoor.ticket.paper.http;

import org.jspecify.annotations.NullMarked;
