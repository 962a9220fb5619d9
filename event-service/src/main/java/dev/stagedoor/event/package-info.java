/** The catalogue: events, ticket types, their availability as ticket-service tells it, and the import of events from files. */
@NullMarked
package dev.stagedoor.event;

import org.jspecify.annotations.NullMarked;
