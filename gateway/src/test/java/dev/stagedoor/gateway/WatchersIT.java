package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

@TestPropertySource(
        properties = {
            "spring.cloud.gateway.server.webflux.httpclient.pool.max-connections=1",
            "spring.cloud.gateway.server.webflux.httpclient.pool.acquire-timeout=200",
            "stagedoor.gateway.pool.watchers=3",
            "stagedoor.gateway.rate-limit.max-open=2"
        })
class WatchersIT extends GatewayInFront {

    @Test
    void haveRoomBesidesTheOtherConnectionsToTheServiceTheyWatch() {
        EVENT.stream(Flux.just("now").concatWith(Flux.never()));
        List<Disposable> open = new ArrayList<>();
        try {
            for (int n = 0; n < 1 + 3; n++) {
                address = newAddress();
                open.add(watch());
            }

            getProblem("/api/events/1/availability", 503, "unavailable");
        } finally {
            open.forEach(Disposable::dispose);
        }
    }

    @Test
    void leaveRoomForEachOtherHoweverManyOneOfThemOpens() {
        EVENT.stream(Flux.just("now").concatWith(Flux.never()));
        List<Disposable> open = new ArrayList<>();
        try {
            open.add(watch());
            open.add(watch());
            getProblem("/api/events/1/availability", 429, "rate_limited");

            String greedy = address;
            address = newAddress();
            open.add(watch());

            address = greedy;
            open.removeFirst().dispose();
            // The gateway hears of the end of a stream a moment later.
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> client().get()
                            .uri("/api/users/me")
                            .exchange()
                            .expectStatus()
                            .isOk());
        } finally {
            open.forEach(Disposable::dispose);
        }
    }

    /** Returns once the stream has said something. */
    private Disposable watch() {
        Sinks.One<String> first = Sinks.one();
        Disposable stream = client().get()
                .uri("/api/events/1/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody()
                .subscribe(event -> {
                    var _ = first.tryEmitValue(event);
                });
        assertThat(first.asMono().block(PATIENCE)).isEqualTo("now");
        return stream;
    }
}
