package dev.stagedoor.event.importing.model;

import dev.stagedoor.event.catalogue.model.FieldError;
import java.util.List;
import java.util.UUID;

/** What became of one row. */
public sealed interface RowResult {

    /** Number of the row, from 1. */
    int row();

    /** The event was created or changed. */
    record Imported(int row, UUID id) implements RowResult {}

    /** The event was there already, just like that. */
    record Unchanged(int row, UUID id) implements RowResult {}

    /** The row describes no event, or one that cannot become so; nothing was stored for it. */
    record Failed(int row, List<FieldError> errors) implements RowResult {}
}
