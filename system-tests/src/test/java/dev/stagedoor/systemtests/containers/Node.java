package dev.stagedoor.systemtests.containers;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML document. What is not there is a node without a value, so that a check can say what it misses.
 *
 * @param value a map, a list, a scalar or null
 */
record Node(@Nullable Object value) {
    Node at(String... keys) {
        Object current = value;
        for (String key : keys) {
            current = current instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return new Node(current);
    }

    boolean isPresent() {
        return value != null;
    }

    /** The scalar as text; empty where there is none. */
    String text() {
        return value == null || value instanceof Map || value instanceof List ? "" : value.toString();
    }

    List<Node> items() {
        return value instanceof List<?> list ? list.stream().map(Node::new).toList() : List.of();
    }

    List<String> texts() {
        return items().stream().map(Node::text).toList();
    }

    List<String> keys() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Calls for each scalar below, with its path of keys joined by dots. */
    void forEachScalar(String path, BiConsumer<String, String> visitor) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) ->
                    new Node(child).forEachScalar(path.isEmpty() ? "" + key : path + "." + key, visitor));
        } else if (value instanceof List<?> list) {
            list.forEach(child -> new Node(child).forEachScalar(path, visitor));
        } else {
            visitor.accept(path, text());
        }
    }

    /** This node and every map below it. */
    Stream<Node> maps() {
        Stream<Node> below = switch (value) {
            case Map<?, ?> map -> map.values().stream().map(Node::new).flatMap(Node::maps);
            case List<?> list -> list.stream().map(Node::new).flatMap(Node::maps);
            case null, default -> Stream.empty();
        };
        return value instanceof Map ? Stream.concat(Stream.of(this), below) : below;
    }
}
