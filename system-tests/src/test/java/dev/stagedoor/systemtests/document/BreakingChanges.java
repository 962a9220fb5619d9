package dev.stagedoor.systemtests.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What in a newer document would break a client that was written against the older one. Our own comparison: openapi-diff
 * (2.1.7) misses changes of types in OpenAPI 3.1 (its issues 745 and 910).
 */
public final class BreakingChanges {
    /** What a document says that does not tell as what an answer comes; such answers were JSON. */
    private static final String ANYTHING = "*/*";

    private static final String JSON = "application/json";

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();
    /** Pairs of named schemas of one operation: a schema may hold itself. */
    private final Set<String> compared = new HashSet<>();

    private BreakingChanges(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** One sentence for each. */
    public static List<String> between(JsonNode before, JsonNode after) {
        BreakingChanges changes = new BreakingChanges(before, after);
        before.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    JsonNode now = after.path("paths").path(path).path(method);
                    changes.operation(method.toUpperCase(Locale.ROOT) + " " + path, operation, now);
                }));
        return List.copyOf(changes.found);
    }

    private void operation(String name, JsonNode was, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        compared.clear();
        if (isOpen(was) && !isOpen(now)) {
            found.add(name + " needs a token now");
        }
        parameters(name, was, now);
        body(name, was.path("requestBody"), now.path("requestBody"));
        was.path("responses").forEachEntry((status, answer) -> {
            if (status.startsWith("2")) {
                answer(name + " " + status, answer, now.path("responses").path(status));
            }
        });
    }

    private static boolean isOpen(JsonNode operation) {
        JsonNode security = operation.path("security");
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    private void parameters(String name, JsonNode was, JsonNode now) {
        for (JsonNode parameter : now.path("parameters")) {
            JsonNode old = named(was, parameter);
            if (parameter.path("required").asBoolean(false)
                    && !old.path("required").asBoolean(false)) {
                found.add(name + " requires the parameter "
                        + parameter.path("name").asString());
            }
        }
        for (JsonNode parameter : was.path("parameters")) {
            String of = name + " parameter " + parameter.path("name").asString();
            JsonNode current = named(now, parameter);
            if (current.isMissingNode()) {
                found.add(of + " is gone");
            } else {
                sent(of, parameter.path("schema"), current.path("schema"));
            }
        }
    }

    private static JsonNode named(JsonNode operation, JsonNode wanted) {
        return operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("name").equals(wanted.path("name"))
                        && parameter.path("in").equals(wanted.path("in")))
                .findFirst()
                .orElse(operation.path("no such parameter"));
    }

    private void body(String name, JsonNode was, JsonNode now) {
        if (now.path("required").asBoolean(false) && !was.path("required").asBoolean(false)) {
            found.add(name + " requires a body");
        }
        was.path("content").forEachEntry((type, content) -> {
            JsonNode current = now.path("content").path(type);
            if (current.isMissingNode()) {
                found.add(name + " takes no " + type + " any more");
            } else {
                sent(name + " body", content.path("schema"), current.path("schema"));
            }
        });
    }

    private void answer(String name, JsonNode was, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(name + " is gone");
            return;
        }
        was.path("content").forEachEntry((type, content) -> {
            JsonNode current = now.path("content").path(type.equals(ANYTHING) ? JSON : type);
            if (current.isMissingNode()) {
                found.add(name + " comes no longer as " + type);
            } else {
                received(name, content.path("schema"), current.path("schema"));
            }
        });
    }

    /** A client sends {@code was}: everything it sends must still be taken. */
    private void sent(String name, JsonNode wasRef, JsonNode nowRef) {
        if (wasRef.has("$ref") && !compared.add("sent " + wasRef + nowRef)) {
            return;
        }
        JsonNode was = resolve(before, wasRef);
        JsonNode now = resolve(after, nowRef);
        if (!includes(now.path("type"), was.path("type"))) {
            found.add(name + " is " + now.path("type") + " and was " + was.path("type"));
        }
        if (now.has("enum") && !includes(now.path("enum"), was.path("enum"))) {
            found.add(name + " takes fewer values");
        }
        now.path("required").forEach(field -> {
            if (was.path("required").valueStream().noneMatch(field::equals)) {
                found.add(name + " requires " + field.asString());
            }
        });
        was.path("properties").forEachEntry((field, schema) -> {
            if (now.path("properties").has(field)) {
                sent(name + "." + field, schema, now.path("properties").path(field));
            } else {
                found.add(name + "." + field + " is gone");
            }
        });
        if (was.has("items")) {
            sent(name + "[]", was.path("items"), now.path("items"));
        }
    }

    /** A client reads {@code now} and knows {@code was}: everything it knows must still come, and mean the same. */
    private void received(String name, JsonNode wasRef, JsonNode nowRef) {
        if (wasRef.has("$ref") && !compared.add("received " + wasRef + nowRef)) {
            return;
        }
        JsonNode was = resolve(before, wasRef);
        JsonNode now = resolve(after, nowRef);
        if (!includes(was.path("type"), now.path("type"))) {
            found.add(name + " is " + now.path("type") + " and was " + was.path("type"));
        }
        was.path("required").forEach(field -> {
            if (now.path("required").valueStream().noneMatch(field::equals)) {
                found.add(name + "." + field.asString() + " may be absent");
            }
        });
        was.path("properties").forEachEntry((field, schema) -> {
            if (now.path("properties").has(field)) {
                received(name + "." + field, schema, now.path("properties").path(field));
            } else {
                found.add(name + "." + field + " is gone");
            }
        });
        if (was.has("items")) {
            received(name + "[]", was.path("items"), now.path("items"));
        }
    }

    /** Whether {@code all} holds each of {@code some}; either is one value or a list, and a missing {@code all} anything. */
    private static boolean includes(JsonNode all, JsonNode some) {
        if (all.isMissingNode()) {
            return true;
        }
        if (some.isMissingNode()) {
            return false;
        }
        List<JsonNode> of = all.isArray() ? all.valueStream().toList() : List.of(all);
        return some.isArray() ? some.valueStream().allMatch(of::contains) : of.contains(some);
    }

    private static JsonNode resolve(JsonNode document, JsonNode schema) {
        if (schema.has("anyOf")) {
            return orNull(resolve(document, schema.path("anyOf").path(0)));
        }
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    /** The documents say by {@code anyOf} what may be null, and nothing else. */
    private static JsonNode orNull(JsonNode schema) {
        ObjectNode both = (ObjectNode) schema.deepCopy();
        both.putArray("type").add(schema.path("type")).add("null");
        return both;
    }
}
