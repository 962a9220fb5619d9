package dev.stagedoor.service.openapi;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** The schema of {@code application/problem+json} as every service writes it (RFC 9457), and an example per status. */
final class ProblemDocument {
    static final String NAME = "Problem";

    private static final String EXAMPLE_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private ProblemDocument() {}

    static Schema<?> schema() {
        Schema<?> error = object().addProperty("field", text("Path in the body, or name of the parameter"))
                .addProperty("message", text("What is wrong with it"))
                .required(List.of("field", "message"));
        Schema<?> errors = typed("array").items(error).description("Of invalid input, all the fields at once");
        return object().description(
                        "An answer that is not a success (RFC 9457). `code` is stable; some codes add members.")
                .addProperty("type", text("Names the kind of problem"))
                .addProperty("title", text("The status in words"))
                .addProperty("status", typed("integer").format("int32"))
                .addProperty("detail", text("What to do, for a person"))
                .addProperty("instance", text("The path of the request"))
                .addProperty("code", text("Stable and machine-readable"))
                .addProperty("traceId", text("Finds the request in logs and traces"))
                .addProperty("errors", errors)
                .additionalProperties(true)
                .required(List.of("type", "title", "status", "detail", "instance", "code"));
    }

    /** @param code of the example */
    static Content content(HttpStatus status, String code, String detail) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", "urn:stagedoor:problem:" + code);
        example.put("title", status.getReasonPhrase());
        example.put("status", status.value());
        example.put("detail", detail);
        example.put("instance", "/api/…");
        example.put("code", code);
        example.put("traceId", EXAMPLE_TRACE);
        return new Content()
                .addMediaType(
                        org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                        new MediaType()
                                .schema(new JsonSchema().$ref("#/components/schemas/" + NAME))
                                .addExamples(code, new Example().value(example)));
    }

    private static Schema<?> object() {
        return typed("object");
    }

    private static Schema<?> text(String description) {
        return typed("string").description(description);
    }

    private static Schema<?> typed(String type) {
        return new JsonSchema().typesItem(type);
    }
}
