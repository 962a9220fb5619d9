/** Events and ticket types in PostgreSQL, their messages in the outbox. */
@NullMarked
package dev.stagedoor.event.catalogue.postgres;

import org.jspecify.annotations.NullMarked;
