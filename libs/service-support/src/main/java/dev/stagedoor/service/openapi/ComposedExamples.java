package dev.stagedoor.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagedoor.service.openapi.Examples.Given;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the example of a JSON document from those of its fields. */
final class ComposedExamples {
    private static final String REFERENCE = "#/components/schemas/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Examples examples;
    private final Map<String, Schema> schemas;

    /** @param schemas the named ones of the document */
    @SuppressWarnings("rawtypes")
    ComposedExamples(Examples examples, Map<String, Schema> schemas) {
        this.examples = examples;
        this.schemas = schemas;
    }

    /** Nothing where a field, or what it consists of, has no example; the checks of the documents tell where. */
    Optional<JsonNode> of(Schema<?> schema) {
        return compose("", schema);
    }

    /** The value of a parameter or field. */
    static JsonNode json(Object value) {
        return JSON.valueToTree(value);
    }

    private Optional<JsonNode> compose(String name, Schema<?> schema) {
        Optional<Schema<?>> main = alternative(schema);
        if (main.isPresent()) {
            return compose(name, main.get());
        }
        if (schema.get$ref() != null && schema.get$ref().startsWith(REFERENCE)) {
            String named = schema.get$ref().substring(REFERENCE.length());
            Schema<?> found = schemas.get(named);
            return found == null ? Optional.empty() : compose(named, found);
        }
        if (schema.getExample() != null) {
            return Optional.of(json(schema.getExample()));
        }
        if (schema.getItems() != null) {
            return compose("", schema.getItems()).map(item -> NODES.arrayNode().add(item));
        }
        return schema.getProperties() == null ? byType(schema) : Optional.of(object(name, schema.getProperties()));
    }

    /** What a schema is when it is not null. */
    private static Optional<Schema<?>> alternative(Schema<?> schema) {
        return Optional.ofNullable(schema.getAnyOf())
                .flatMap(all -> all.stream()
                        .filter(one -> !permitsNull(one))
                        .findFirst()
                        .map(one -> (Schema<?>) one));
    }

    @SuppressWarnings("rawtypes")
    private ObjectNode object(String name, Map<String, Schema> properties) {
        ObjectNode object = NODES.objectNode();
        properties.forEach((property, schema) -> {
            Schema<?> typed = schema;
            Given given = examples.property(name, property);
            Optional<JsonNode> example = fits(given, typed) ? value(given, typed) : compose("", typed);
            example.ifPresent(value -> object.set(property, value));
        });
        return object;
    }

    /** A name may stand for a number here and for an object, which has examples of its own, there. */
    private static boolean fits(Given given, Schema<?> schema) {
        boolean isObject = schema.get$ref() != null
                || alternative(schema).filter(main -> main.get$ref() != null).isPresent();
        return given.isThere()
                && (!isObject || given.value().isEmpty() || given.value().get() instanceof Map);
    }

    /** Null only where it may come; elsewhere the field is left out. */
    private static Optional<JsonNode> value(Given given, Schema<?> schema) {
        return given.value()
                .map(ComposedExamples::json)
                .or(() -> permitsNull(schema) ? Optional.of(NullNode.getInstance()) : Optional.empty());
    }

    private static boolean permitsNull(Schema<?> schema) {
        return types(schema).contains("null")
                || (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(ComposedExamples::permitsNull));
    }

    private static Set<String> types(Schema<?> schema) {
        return schema.getTypes() == null ? Set.of() : schema.getTypes();
    }

    private static Optional<JsonNode> byType(Schema<?> schema) {
        List<?> values = schema.getEnum();
        if (values != null && !values.isEmpty()) {
            return Optional.of(json(values.getFirst()));
        }
        return types(schema).contains("boolean") ? Optional.of(NODES.booleanNode(false)) : Optional.empty();
    }
}
