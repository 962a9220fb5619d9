/** The lists in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.listing.postgres;

import org.jspecify.annotations.NullMarked;
