package dev.stagedoor.account.export.http;

import dev.stagedoor.account.export.OtherParts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** {@link OtherParts} over HTTP, all at once. */
public class HttpParts implements OtherParts {
    private final WebClient client;
    private final List<Source> sources;
    private final Duration timeLimit;

    /**
     * Where a part is.
     *
     * @param part its name in the document
     */
    public record Source(String part, String url) {}

    /**
     * Makes it.
     *
     * @param timeLimit for each part, from the request to the last byte
     */
    public HttpParts(WebClient client, List<Source> sources, Duration timeLimit) {
        this.client = client;
        this.sources = sources;
        this.timeLimit = timeLimit;
    }

    @Override
    public Mono<Map<String, Object>> of(String token) {
        return Flux.fromIterable(sources)
                // In their order, whichever answers first.
                .flatMapSequential(source -> ask(source, token).map(part -> Map.entry(source.part(), part)))
                .collect(LinkedHashMap::new, (parts, part) -> parts.put(part.getKey(), part.getValue()));
    }

    private Mono<JsonNode> ask(Source source, String token) {
        return client.get()
                .uri(source.url())
                .accept(MediaType.APPLICATION_JSON)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .bodyToMono(JsonNode.class)
                .filter(JsonNode::isObject)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("not an object")))
                .timeout(timeLimit)
                // Whatever went wrong: what cannot be had whole is not given.
                .onErrorMap(error -> new PartUnavailable(source.part(), error));
    }
}
