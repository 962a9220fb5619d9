/** What is printed, from PostgreSQL. */
@NullMarked
package dev.stagedoor.ticket.paper.postgres;

import org.jspecify.annotations.NullMarked;
