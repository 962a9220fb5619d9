/** Messages of event-service on {@code stagedoor.catalogue.v1}, keyed by event id. */
@NullMarked
package dev.stagedoor.contracts.catalogue;

import org.jspecify.annotations.NullMarked;
