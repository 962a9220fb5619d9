package dev.stagedoor.systemtests.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the documents say of the answers that really come. */
public final class DocumentedAnswers {
    private final Map<String, JsonSchemas> schemas;

    /** Of these documents. */
    public DocumentedAnswers(ApiDocuments documents) {
        schemas = documents.byService().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, document -> new JsonSchemas(document.getValue())));
    }

    /** What of an answer is not as the document says; an answer without a body is as any document says. */
    public List<String> violations(ApiOperation operation, int status, String contentType, JsonNode body) {
        if (contentType.isEmpty()) {
            return List.of();
        }
        JsonNode content = operation
                .node()
                .path("responses")
                .path(String.valueOf(status))
                .path("content")
                .propertyStream()
                .filter(documented -> mediaType(documented.getKey()).equals(mediaType(contentType)))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(operation.node().path("no such content"));
        if (content.isMissingNode()) {
            return List.of("undocumented " + contentType);
        }
        return body.isMissingNode()
                ? List.of()
                : Objects.requireNonNull(schemas.get(operation.service())).violations(content.path("schema"), body);
    }

    private static String mediaType(String contentType) {
        return contentType.split(";", -1)[0].strip();
    }
}
