/** Decisions of ticket-service on {@code stagedoor.inventory.v1}, keyed by event id. */
@NullMarked
package dev.stagedoor.contracts.inventory;

import org.jspecify.annotations.NullMarked;
