package dev.stagedoor.event.catalogue.model;

/** Who sees a published event. */
public enum Visibility {
    PUBLIC,
    PRIVATE
}
