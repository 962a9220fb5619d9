/** People in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.directory.postgres;

import org.jspecify.annotations.NullMarked;
