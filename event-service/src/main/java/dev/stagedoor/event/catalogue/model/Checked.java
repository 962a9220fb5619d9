package dev.stagedoor.event.catalogue.model;

import java.util.List;

/** What became of values that were sent: a good {@code T}, or everything that is wrong, at once. */
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    record Invalid<T>(List<FieldError> errors) implements Checked<T> {}
}
