package dev.stagedoor.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagedoor.service.openapi.Examples.Given;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Completes a document when all operations are in it: examples, and what the generator does not know of our JSON. */
final class CommonDocument implements GlobalOpenApiCustomizer {
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    /** The last thing that a path's variable stands behind says what kind of id it is. */
    private static final Pattern ID = Pattern.compile("/([a-z]+)s/\\{id}");

    private final Examples examples;

    CommonDocument(Examples examples) {
        this.examples = examples;
    }

    @Override
    public void customise(OpenAPI document) {
        if (document.getTags() != null) {
            document.setTags(document.getTags().stream()
                    .sorted(Comparator.comparing(Tag::getName))
                    .toList());
        }
        document.getComponents().getSchemas().values().forEach(CommonDocument::lowerCase);
        ComposedExamples composed =
                new ComposedExamples(examples, document.getComponents().getSchemas());
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperations().forEach(operation -> complete(path, operation, composed)));
    }

    /** As every service writes its enums; the generator sees the names of the constants. */
    @SuppressWarnings("unchecked")
    private static void lowerCase(Schema<?> schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().values().forEach(property -> {
            List<Object> values = ((Schema<Object>) property).getEnum();
            if (values != null) {
                ((Schema<Object>) property)
                        .setEnum(values.stream()
                                .map(value -> value instanceof String text ? text.toLowerCase(Locale.ROOT) : value)
                                .toList());
            }
        });
    }

    private void complete(String path, Operation operation, ComposedExamples composed) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> example(path, parameter));
        }
        if (operation.getRequestBody() != null) {
            content(operation, "request", operation.getRequestBody().getContent(), composed);
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("3")) {
                response.setContent(null);
            } else if (status.startsWith("2")) {
                content(operation, status, response.getContent(), composed);
            }
        });
    }

    private void example(String path, Parameter parameter) {
        if (parameter.getExample() != null || explainsItself(parameter.getSchema())) {
            return;
        }
        Matcher id = ID.matcher(path);
        String name = parameter.getName().equals("id") && id.find() ? id.group(1) + "Id" : parameter.getName();
        examples.parameter(name).value().map(ComposedExamples::json).ifPresent(value -> {
            parameter.setExample(value);
            if (parameter.getSchema() == null) {
                parameter.setSchema(new JsonSchema().typesItem(type(value)));
            }
        });
    }

    private static String type(JsonNode value) {
        return value.isIntegralNumber() ? "integer" : value.isBoolean() ? "boolean" : "string";
    }

    private static boolean explainsItself(Schema<?> schema) {
        return schema != null
                && (schema.getDefault() != null
                        || schema.getEnum() != null
                        || (schema.getItems() != null && schema.getItems().getEnum() != null));
    }

    private void content(Operation operation, String part, Content content, ComposedExamples composed) {
        if (content == null) {
            return;
        }
        content.forEach((type, media) -> {
            Given given = examples.body(String.valueOf(operation.getOperationId()), part, type);
            if (type.equals(JSON)) {
                json(media, given, composed);
            } else {
                raw(type, media.getSchema());
                given.value().ifPresent(text -> media.setExample(text.toString()));
            }
        });
    }

    /** Bytes go out as they are; the generator takes them for base64. */
    private static void raw(String type, @Nullable Schema<?> schema) {
        if (schema != null && "byte".equals(schema.getFormat())) {
            schema.setFormat(type.equals(org.springframework.http.MediaType.IMAGE_PNG_VALUE) ? "binary" : null);
        }
    }

    private static void json(MediaType media, Given given, ComposedExamples composed) {
        if (media.getSchema() == null || media.getExample() != null || media.getExamples() != null) {
            return;
        }
        Optional<JsonNode> whole = composed.of(media.getSchema());
        JsonNode differences = given.value().map(ComposedExamples::json).orElse(null);
        if (whole.orElse(null) instanceof ObjectNode object && differences instanceof ObjectNode some) {
            object.setAll(some);
            media.setExample(object);
        } else {
            Optional.ofNullable(differences).or(() -> whole).ifPresent(media::setExample);
        }
    }
}
