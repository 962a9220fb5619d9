package dev.stagedoor.event.importing.format;

import dev.stagedoor.event.catalogue.model.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of one row. A field of the wrong type is noted and comes back as null, so that the others are read too. */
final class JsonFields {
    private final JsonMapper json;
    private final JsonNode row;
    private final List<FieldError> errors = new ArrayList<>();

    JsonFields(JsonMapper json, JsonNode row) {
        this.json = json;
        this.row = row;
    }

    List<FieldError> errors() {
        return errors;
    }

    void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    <T> @Nullable T read(String name, Class<T> type) {
        JsonNode value = row.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (type == String.class && !value.isString()) {
            wrong(name, "must be a text");
            return null;
        }
        try {
            return json.treeToValue(value, type);
        } catch (JacksonException e) {
            wrong(name + path(e), "has the wrong type or format");
            return null;
        }
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append('.').append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
