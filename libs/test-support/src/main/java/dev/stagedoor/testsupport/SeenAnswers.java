package dev.stagedoor.testsupport;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Which answers a service under test gave, to be compared with its OpenAPI document. */
final class SeenAnswers implements WebFilter {
    /** What a client may build upon; other headers are for its HTTP library. */
    private static final List<String> HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER, HttpHeaders.LINK);

    /** What always comes where it is documented; the others depend on what is asked for. */
    private static final List<String> PROMISED = List.of(HttpHeaders.LOCATION);

    private static final List<String> CONTRACT = List.of("/api/", "/.well-known/");

    private final Set<Seen> seen = ConcurrentHashMap.newKeySet();

    /**
     * One kind of answer.
     *
     * @param path as a template, such as {@code /api/events/{id}}
     */
    private record Seen(String method, String path, int status, Set<String> headers) {
        List<String> surprises(JsonNode document) {
            JsonNode operation = document.path("paths").path(path).path(method);
            if (operation.isMissingNode()) {
                return List.of();
            }
            JsonNode answer = operation.path("responses").path(String.valueOf(status));
            String name = method + " " + path + " " + status;
            return answer.isMissingNode() ? List.of(name) : headers(name, answer.path("headers"));
        }

        private List<String> headers(String name, JsonNode documented) {
            return HEADERS.stream()
                    .filter(header -> documented.has(header) != headers.contains(header))
                    .filter(header -> headers.contains(header) || PROMISED.contains(header))
                    .map(header -> name + (headers.contains(header) ? " with " : " without ") + header)
                    .toList();
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> note(exchange)));
        return chain.filter(exchange);
    }

    private void note(ServerWebExchange exchange) {
        Object pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var status = exchange.getResponse().getStatusCode();
        if (pattern == null || CONTRACT.stream().noneMatch(pattern.toString()::startsWith)) {
            return;
        }
        HttpMethod method = exchange.getRequest().getMethod();
        String documented = method == HttpMethod.HEAD ? "get" : method.name().toLowerCase(java.util.Locale.ROOT);
        Set<String> headers = HEADERS.stream()
                .filter(exchange.getResponse().getHeaders()::containsHeader)
                .collect(Collectors.toUnmodifiableSet());
        seen.add(new Seen(documented, pattern.toString(), status == null ? 200 : status.value(), headers));
    }

    /** What of all answers the document does not tell, or tells otherwise. */
    Set<String> surprises(JsonNode document) {
        return seen.stream()
                .flatMap(each -> each.surprises(document).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
