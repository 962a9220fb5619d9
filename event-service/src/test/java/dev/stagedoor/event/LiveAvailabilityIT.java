package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import dev.stagedoor.event.live.WatchAvailability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;
import tools.jackson.databind.JsonNode;

class LiveAvailabilityIT extends EventServiceIT {
    private static final Instant COUNTED = Instant.parse("2030-01-17T10:00:00Z");

    /** As {@link EventServiceIT} sets it. */
    private static final int ALLOWED = 20;

    private static final ParameterizedTypeReference<ServerSentEvent<String>> EVENTS =
            new ParameterizedTypeReference<>() {};

    @Autowired
    WatchAvailability watching;

    @Test
    void pushesEachChangeOfTheSeats() {
        UUID id = published(10);
        UUID typeId = typeOf(id);
        assertThat(availability(id).get("asOf").isNull()).isTrue();
        assertThat(availability(id).get("quantityAvailable").asInt()).isEqualTo(10);

        StepVerifier.create(stream(id).mapNotNull(ServerSentEvent::data).map(json::readTree))
                .assertNext(
                        now -> assertThat(now.get("quantityAvailable").asInt()).isEqualTo(10))
                // 10 for sale and 5 issued; 2 held, 3 sold.
                .then(() -> tell(id, new Pool(typeId, 15, 2, 8, 5, 5, 1, false)))
                .assertNext(LiveAvailabilityIT::isHalfSold)
                // As another replica does that follows this event's partition: no message comes by here.
                .then(() -> storeElsewhere(id))
                .assertNext(
                        now -> assertThat(now.get("quantityAvailable").asInt()).isEqualTo(7))
                .then(() -> post("/api/events/" + id + "/cancel", "{}").expect(200))
                .assertNext(now -> {
                    assertThat(now.get("status").asString()).isEqualTo("cancelled");
                    assertThat(now.get("quantityAvailable").asInt()).isZero();
                })
                .thenCancel()
                .verify(PATIENCE);
    }

    /** What was heard of is stored a moment later: before that there is no row. */
    private void storeElsewhere(UUID id) {
        var unused = database.sql("UPDATE pools SET held = 0, available = 7, version = 2 WHERE event_id = :id")
                .bind("id", id)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)))
                .block(PATIENCE);
    }

    private static void isHalfSold(JsonNode now) {
        assertThat(now.get("asOf").asString()).isEqualTo(COUNTED.toString());
        assertThat(now.get("status").asString()).isEqualTo("upcoming");
        assertThat(now.get("totalCapacity").asInt()).isEqualTo(15);
        assertThat(now.get("quantityAvailable").asInt()).isEqualTo(5);
        assertThat(now.get("quantityHeld").asInt()).isEqualTo(2);
        assertThat(now.get("quantitySold").asInt()).isEqualTo(3);
        assertThat(now.get("quantityIssued").asInt()).isEqualTo(5);
        assertThat(now.at("/ticketTypes/0/capacity").asInt()).isEqualTo(10);
        assertThat(now.at("/ticketTypes/0/quantitySold").asInt()).isEqualTo(3);
    }

    @Test
    void saysWhereASaleIsStoppedAndWhereItGoesOn() {
        UUID id = published(10);
        UUID typeId = typeOf(id);
        AtomicReference<@Nullable String> tag = new AtomicReference<>();

        StepVerifier.create(stream(id).mapNotNull(ServerSentEvent::data).map(json::readTree))
                .assertNext(now -> assertThat(isSuspended(now)).isFalse())
                .then(() -> tell(id, new Pool(typeId, 10, 0, 3, 7, 0, 1, true)))
                .assertNext(now -> {
                    assertThat(isSuspended(now)).isTrue();
                    assertThat(now.get("quantityAvailable").asInt()).isEqualTo(7);
                    assertThat(now.get("status").asString()).isEqualTo("upcoming");
                })
                .then(() -> tag.set(eventShows(id, true)))
                .then(() -> tell(id, new Pool(typeId, 10, 0, 3, 7, 0, 2, false)))
                .assertNext(now -> assertThat(isSuspended(now)).isFalse())
                .thenCancel()
                .verify(PATIENCE);

        assertThat(eventShows(id, false)).isNotEqualTo(tag.get());
    }

    /** Whether its ticket type is shown as stopped, once that is stored; emits the entity tag. */
    private @Nullable String eventShows(UUID id, boolean suspended) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/api/events/" + id),
                        shown -> shown.body().at("/ticketTypes/0/suspended").asBoolean() == suspended)
                .etag();
    }

    private static boolean isSuspended(JsonNode now) {
        return now.at("/ticketTypes/0/suspended").asBoolean();
    }

    @Test
    void goesOnAfterItsProcessWasPaused() {
        UUID id = published(10);
        watching.stop();
        open(id).as(StepVerifier::create).expectError().verify(PATIENCE);
        watching.start();

        stream(id)
                .take(1)
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void keepsASilentStreamAlive() {
        StepVerifier.create(stream(published(10)))
                .expectNextMatches(first -> "availability".equals(first.event()))
                .expectNextMatches(next -> "keep-alive".equals(next.comment()) && next.data() == null)
                .expectNextMatches(next -> "keep-alive".equals(next.comment()))
                .thenCancel()
                .verify(PATIENCE);
    }

    @Test
    void showsDraftsToTheirOrganizerOnly() {
        UUID draft = post("/api/events", event("Draft", type("Floor", 3))).id();
        String path = "/api/events/" + draft + "/availability";
        Map<String, String> live = Map.of("Accept", MediaType.TEXT_EVENT_STREAM_VALUE);

        assertThat(get(path).expect(200).body().get("status").asString()).isEqualTo("draft");
        call("GET", path, stranger, null, Map.of()).expect(404);
        call("GET", path, stranger, null, live).expect(404);
        call("GET", path, null, null, Map.of()).expect(404);
        call("GET", path, null, null, live).expect(404);
        call("GET", path, null, null, Map.of("Accept", "image/png")).expect(406);
        call("GET", "/api/events/nonsense/availability", null, null, Map.of()).expect(400);
    }

    @Test
    void turnsAwayWhoeverIsTooMany() {
        UUID id = published(1);

        // Those that are let in stay until as many were turned away as there are too many.
        Flux.range(0, ALLOWED + 5)
                .flatMap(
                        _ -> open(id).ignoreElements()
                                .then(Mono.<Integer>empty())
                                .onErrorResume(WebClientResponseException.ServiceUnavailable.class, _ -> Mono.just(1)),
                        ALLOWED + 5)
                .take(5)
                .as(StepVerifier::create)
                .expectNextCount(5)
                .expectComplete()
                .verify(PATIENCE);

        // The others have gone, which the server notices when it next writes to them.
        open(id).take(1)
                .retryWhen(Retry.fixedDelay(PATIENCE.toSeconds(), Duration.ofSeconds(1)))
                .as(StepVerifier::create)
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private Flux<ServerSentEvent<String>> open(UUID id) {
        return WebClient.create("http://127.0.0.1:" + port)
                .get()
                .uri("/api/events/" + id + "/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .retrieve()
                .bodyToFlux(EVENTS);
    }

    private Flux<ServerSentEvent<String>> stream(UUID id) {
        return client.get()
                .uri("/api/events/" + id + "/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .returnResult(EVENTS)
                .getResponseBody();
    }

    private JsonNode availability(UUID id) {
        return call("GET", "/api/events/" + id + "/availability", null, null, Map.of())
                .expect(200)
                .body();
    }

    private void tell(UUID eventId, Pool pool) {
        var unused = messages.send(Topics.INVENTORY, eventId, new PoolsChanged(eventId, List.of(pool), COUNTED));
    }
}
