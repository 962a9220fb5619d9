package dev.stagedoor.systemtests.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a service's document.
 *
 * @param path the template, for example {@code /api/events/{id}}
 */
public record ApiOperation(String service, String method, String path, JsonNode node) {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

    static ApiOperation of(String service, String method, String path, JsonNode node) {
        return new ApiOperation(service, method.toUpperCase(Locale.ROOT), path, node);
    }

    /** Whether {@code path}, without its query, is one of this operation's. */
    boolean matches(String path) {
        return path.matches(VARIABLE.matcher(this.path.replace(".", "\\.")).replaceAll("[^/]+"));
    }

    /** The names of the path's variables, in order. */
    public List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    public boolean answers(int status) {
        return node.path("responses").has(String.valueOf(status));
    }

    public boolean takesABody() {
        return node.has("requestBody");
    }

    /** Whether there is no way in without a token. */
    public boolean needsAToken() {
        JsonNode security = node.path("security");
        return !security.isEmpty() && security.valueStream().noneMatch(JsonNode::isEmpty);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
