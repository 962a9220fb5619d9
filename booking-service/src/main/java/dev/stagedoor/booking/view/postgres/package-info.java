/** Queries for readers, and the copy of the tickets. */
@NullMarked
package dev.stagedoor.booking.view.postgres;

import org.jspecify.annotations.NullMarked;
