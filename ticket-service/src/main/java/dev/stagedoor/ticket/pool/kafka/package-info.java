/** Follows the catalogue. */
@NullMarked
package dev.stagedoor.ticket.pool.kafka;

import org.jspecify.annotations.NullMarked;
