/** How a sale went: who asked when, in which order they were decided, how long they waited. */
@NullMarked
package dev.stagedoor.ticket.sale;

import org.jspecify.annotations.NullMarked;
