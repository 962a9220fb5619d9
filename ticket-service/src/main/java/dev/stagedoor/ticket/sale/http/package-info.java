/** Sale reports over HTTP. */
@NullMarked
package dev.stagedoor.ticket.sale.http;

import org.jspecify.annotations.NullMarked;
