package dev.stagedoor.systemtests.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A document shows what it describes: each body and each answer that is no error has an example, a whole one, that is as
 * its schema says; each parameter has one, or a default, or says its values.
 */
public final class ExampleRules {
    private static final Pattern JSON = Pattern.compile("application/([a-z]+\\+)?json");
    /** What is no text, or has its parts described one by one. */
    private static final Pattern WITHOUT = Pattern.compile("image/png|application/pdf|multipart/.*");

    private final JsonNode document;
    private final JsonSchemas schemas;
    private final List<String> broken = new ArrayList<>();

    private ExampleRules(JsonNode document) {
        this.document = document;
        this.schemas = new JsonSchemas(document);
    }

    /** One sentence for each example that is missing or wrong. */
    public static List<String> broken(JsonNode document) {
        ExampleRules rules = new ExampleRules(document);
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) -> rules.operation(method + " " + path, operation)));
        return List.copyOf(rules.broken);
    }

    /** The examples of the bodies that an operation takes, by media type. */
    public static Map<String, String> ofRequest(ApiOperation operation) {
        return operation
                .node()
                .at("/requestBody/content")
                .propertyStream()
                .filter(content -> content.getValue().has("example"))
                .collect(Collectors.toMap(Map.Entry::getKey, content -> {
                    JsonNode example = content.getValue().path("example");
                    return example.isString() ? example.asString() : example.toString();
                }));
    }

    private void operation(String name, JsonNode operation) {
        operation.path("parameters").forEach(parameter -> parameter(name, parameter));
        operation
                .at("/requestBody/content")
                .forEachEntry((type, content) -> content(name + " takes " + type, type, content));
        operation.path("responses").forEachEntry((status, response) -> {
            if (status.startsWith("2")) {
                response.path("content")
                        .forEachEntry(
                                (type, content) -> content(name + " answers " + status + " " + type, type, content));
            }
        });
    }

    private void parameter(String operation, JsonNode parameter) {
        String name = operation + " parameter " + parameter.path("name").asString();
        JsonNode schema = parameter.path("schema");
        JsonNode example = parameter.path("example");
        if (schema.isMissingNode()) {
            broken.add(name + " has no schema");
        } else if (!example.isMissingNode()) {
            hold(name, schema, example);
        } else if (!schema.has("default")
                && !schema.has("enum")
                && !schema.path("items").has("enum")) {
            broken.add(name + " has no example");
        }
    }

    private void content(String name, String type, JsonNode content) {
        JsonNode example = content.path("example");
        if (WITHOUT.matcher(type).matches()) {
            return;
        }
        if (example.isMissingNode()) {
            broken.add(name + " without an example");
        } else if (JSON.matcher(type).matches()) {
            hold(name, content.path("schema"), example);
            whole(name, content.path("schema"), example);
        }
    }

    private void hold(String name, JsonNode schema, JsonNode example) {
        schemas.violations(schema, example).forEach(violation -> broken.add(name + ": " + violation));
    }

    /** A field that an example leaves out is one that nobody finds; what is sent may do without some. */
    private void whole(String name, JsonNode schema, JsonNode example) {
        if (!name.contains(" answers ")) {
            return;
        }
        JsonNode named =
                schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
        named.path("properties").forEachEntry((field, inner) -> {
            if (!example.has(field)) {
                broken.add(name + " without an example of " + field);
            } else {
                whole(name + " " + field, inner, example.path(field));
            }
        });
    }
}
