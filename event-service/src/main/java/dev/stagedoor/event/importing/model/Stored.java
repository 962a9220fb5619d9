package dev.stagedoor.event.importing.model;

import dev.stagedoor.event.catalogue.model.FieldError;
import java.util.List;
import java.util.UUID;

/** What storing one event of a file came to. */
public sealed interface Stored {

    /** Created or changed. */
    record Written(UUID id) implements Stored {}

    /** Just so already. */
    record AsBefore(UUID id) implements Stored {}

    record Refused(List<FieldError> errors) implements Stored {}
}
