package dev.stagedoor.booking.offer.http;

import dev.stagedoor.booking.offer.Catalogue;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.trace.Traced;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.server.resource.web.reactive.function.client.ServerBearerExchangeFilterFunction;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

/** Asks event-service with the token of the caller, who so learns nothing that event-service would not tell them. */
@Component
final class EventServiceCatalogue implements Catalogue {
    private static final Logger log = LoggerFactory.getLogger(EventServiceCatalogue.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String DRAFT = "draft";

    private final WebClient events;
    private final Duration timeout;

    EventServiceCatalogue(
            @Value("${stagedoor.events.url}") String url,
            ObservationRegistry observations,
            CatalogueProperties properties) {
        int maxEvent = Math.toIntExact(properties.maxEvent().toBytes());
        this.events = WebClient.builder()
                .baseUrl(url)
                .filter(new ServerBearerExchangeFilterFunction())
                .observationRegistry(observations)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(maxEvent))
                .build();
        this.timeout = properties.timeout();
    }

    /** What both an event and a spot tell; only an event has ticket types. */
    private record Shown(String status, @Nullable List<Type> ticketTypes) {
        record Type(UUID id) {}

        boolean has(Set<UUID> wanted) {
            return wanted.isEmpty()
                    || ticketTypes != null
                            && ticketTypes.stream().map(Type::id).toList().containsAll(wanted);
        }
    }

    @Override
    public Mono<Boolean> hasPublished(UUID eventId, Set<UUID> ticketTypes) {
        return shows("/api/events/{id}", eventId, ticketTypes);
    }

    @Override
    public Mono<Boolean> hasSpot(String name) {
        return shows("/api/spots/{name}", name, Set.of());
    }

    private Mono<Boolean> shows(String path, Object id, Set<UUID> ticketTypes) {
        return events.get()
                .uri(path, id)
                .retrieve()
                .bodyToMono(Shown.class)
                .map(shown -> !shown.status().equals(DRAFT) && shown.has(ticketTypes))
                .onErrorResume(EventServiceCatalogue::isNone, _ -> Mono.just(false))
                .timeout(timeout)
                .onErrorResume(EventServiceCatalogue::unavailable);
    }

    /** A name that no spot can have is no good request. */
    private static boolean isNone(Throwable failure) {
        return failure instanceof WebClientResponseException.NotFound
                || failure instanceof WebClientResponseException.BadRequest;
    }

    private static <T> Mono<T> unavailable(Throwable failure) {
        return Traced.line(() -> log.warn("event-service does not tell what it has: {}", failure.toString()))
                .then(Mono.error(Problem.unavailable(
                        "Whether there is such an event cannot be told right now. Try again soon.", RETRY_AFTER)));
    }
}
