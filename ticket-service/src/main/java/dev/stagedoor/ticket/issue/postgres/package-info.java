/** Bearer tickets in PostgreSQL. */
@NullMarked
package dev.stagedoor.ticket.issue.postgres;

import org.jspecify.annotations.NullMarked;
