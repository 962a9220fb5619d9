package dev.stagedoor.event.catalogue.model;

import org.jspecify.annotations.Nullable;

/**
 * An event to be created, checked.
 *
 * @param initialTickets bearer tickets that exist at once, so that the event is published at once; null: a draft
 */
public record NewEvent(EventContent content, @Nullable Integer initialTickets) {}
