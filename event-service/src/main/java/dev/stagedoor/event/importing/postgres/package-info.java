/** Which row became which event, in PostgreSQL. */
@NullMarked
package dev.stagedoor.event.importing.postgres;

import org.jspecify.annotations.NullMarked;
