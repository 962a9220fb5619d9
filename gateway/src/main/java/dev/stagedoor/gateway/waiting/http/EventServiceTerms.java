package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.PublishedTerms;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Asks event-service. */
@Component
final class EventServiceTerms implements PublishedTerms {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** Some ten thousand rooms. */
    private static final int LONGEST_LIST = 4 * 1024 * 1024;

    private final WebClient events;

    EventServiceTerms(@Value("${stagedoor.events.url}") String url) {
        this.events = WebClient.builder()
                .baseUrl(url)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_LIST))
                .build();
    }

    private record Listed(List<Terms> items) {}

    @Override
    public Mono<List<Terms>> read() {
        return events.get()
                .uri("/api/waiting-rooms")
                .retrieve()
                .bodyToMono(Listed.class)
                .map(Listed::items)
                .timeout(TIMEOUT);
    }
}
