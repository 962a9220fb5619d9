/** The queue of a sale, and what it adds up to. */
@NullMarked
package dev.stagedoor.ticket.sale.model;

import org.jspecify.annotations.NullMarked;
