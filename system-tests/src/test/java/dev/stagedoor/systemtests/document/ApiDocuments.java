package dev.stagedoor.systemtests.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The documents of all services. */
public record ApiDocuments(Map<String, JsonNode> byService) {

    public List<ApiOperation> operations() {
        return byService.entrySet().stream()
                .flatMap(document -> operations(document.getKey(), document.getValue()))
                .toList();
    }

    /** One service's document. */
    public JsonNode of(String service) {
        return Objects.requireNonNull(byService.get(service), service);
    }

    private static Stream<ApiOperation> operations(String service, JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation ->
                                ApiOperation.of(service, operation.getKey(), path.getKey(), operation.getValue())));
    }

    /** The operation that a request meets: of several templates that match, the one with the fewest variables. */
    public Optional<ApiOperation> of(String method, String path) {
        return operations().stream()
                .filter(operation -> operation.method().equals(method) && operation.matches(path))
                .min(Comparator.comparingInt(operation -> operation.variables().size()));
    }
}
