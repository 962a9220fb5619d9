/** The pools in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.availability.postgres;

import org.jspecify.annotations.NullMarked;
