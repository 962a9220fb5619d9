/** Sale reports from the decisions, which are kept for ever. */
@NullMarked
package dev.stagedoor.ticket.sale.postgres;

import org.jspecify.annotations.NullMarked;
