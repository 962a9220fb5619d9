/** Spots in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.spot.postgres;

import org.jspecify.annotations.NullMarked;
