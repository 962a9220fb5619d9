/** A pool of seats and what may become of it; plain Java. */
@NullMarked
package dev.stagedoor.ticket.pool.model;

import org.jspecify.annotations.NullMarked;
