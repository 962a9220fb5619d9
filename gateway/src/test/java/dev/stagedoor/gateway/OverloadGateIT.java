package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

class OverloadGateIT extends GatewayInFront {
    private static final int LEAST = 20;

    private int callsBefore;

    @BeforeEach
    void countCalls() {
        callsBefore = BOOKING.calls();
    }

    /** The gateway is shared: whoever comes next is not to be sent away for what was here. */
    @AfterEach
    void gateIsOpen() {
        BOOKING.echo();
        await(() -> assertThat(book(UUID.randomUUID().toString()).getStatus().value())
                .isEqualTo(200));
    }

    @CanIgnoreReturnValue
    private EntityExchangeResult<byte[]> book(String key) {
        return client().post()
                .uri("/api/bookings")
                .header("X-Forwarded-For", newAddress())
                .header("Idempotency-Key", key)
                .bodyValue("{}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    private EntityExchangeResult<byte[]> fromAPage(String origin) {
        return client().post()
                .uri("/api/bookings")
                .header("X-Forwarded-For", newAddress())
                .header("Origin", origin)
                .bodyValue("{}")
                .exchange()
                .expectBody()
                .returnResult();
    }

    /** Whether the gateway answers by itself what the service would. */
    private boolean isAnsweredHere(String key) {
        int calls = BOOKING.calls();
        EntityExchangeResult<byte[]> answer = book(key);
        problem(503, "overloaded").accept(answer);
        assertThat(answer.getResponseHeaders().getFirst("Retry-After")).matches("[1-5]");
        return BOOKING.calls() == calls;
    }

    private static void await(org.awaitility.core.ThrowingRunnable facts) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).untilAsserted(facts);
    }

    @Test
    void answersForAServiceThatIsOverloadedUntilItHasHadAMoment() {
        BOOKING.beOverloaded();
        await(() -> assertThat(isAnsweredHere("somebody's")).isTrue());
        client().get().uri("/api/bookings/1").exchange().expectStatus().isEqualTo(503);
        client().post()
                .uri("/api/events")
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isOk();

        BOOKING.echo();

        await(() -> assertThat(book("somebody's").getStatus().value()).isEqualTo(200));
    }

    @Test
    void passesOnWhatWasPassedOnBefore() {
        assertThat(book("has a place").getStatus().value()).isEqualTo(200);
        BOOKING.beOverloaded();
        await(() -> assertThat(isAnsweredHere("has none")).isTrue());
        BOOKING.echo();

        assertThat(book("has a place").getStatus().value()).isEqualTo(200);
    }

    @Test
    void sendsAwayWhoWouldWaitTooLongBehindThoseUnderWay() {
        Sinks.Empty<Void> answers = Sinks.empty();
        BOOKING.script(
                (_, response) -> answers.asMono().then(response.status(201).send()));
        List<Disposable> underWay = new ArrayList<>();
        try {
            for (int n = 0; n < LEAST; n++) {
                underWay.add(start("under way " + n));
            }
            await(() -> assertThat(BOOKING.calls()).isEqualTo(callsBefore + LEAST));

            assertThat(isAnsweredHere("one too many")).isTrue();
            // The second one is sent away at the door, with all that an answer has.
            assertThat(book("at the door").getResponseHeaders().toSingleValueMap())
                    .containsKeys("X-Request-Id", "Retry-After")
                    .containsEntry("Stagedoor-Overloaded", "true")
                    .containsEntry("Cache-Control", "no-store")
                    .containsEntry("X-Content-Type-Options", "nosniff")
                    .doesNotContainKey("RateLimit");
            // A page of another site may read why.
            EntityExchangeResult<byte[]> page = fromAPage("http://localhost:3000");
            problem(503, "overloaded").accept(page);
            assertThat(page.getResponseHeaders().getAccessControlAllowOrigin()).isEqualTo("http://localhost:3000");
            assertThat(fromAPage("http://127.0.0.1:x").getStatus()).isEqualTo(HttpStatus.FORBIDDEN);
            underWay.add(start("under way 0"));
            await(() -> assertThat(BOOKING.calls())
                    .as("one that was passed on before")
                    .isEqualTo(callsBefore + LEAST + 1));

            answers.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
            await(() -> assertThat(book("one too many").getStatus().value()).isEqualTo(201));
        } finally {
            underWay.forEach(Disposable::dispose);
        }
    }

    private Disposable start(String key) {
        return HttpClient.create()
                .headers(headers -> headers.set("X-Forwarded-For", newAddress()).set("Idempotency-Key", key))
                .post()
                .uri("http://127.0.0.1:" + port + "/api/bookings")
                .send(ByteBufFlux.fromString(Mono.just("{}")))
                .response()
                .subscribe();
    }

    @Test
    void doesNotTakeOverloadForAnOutage() {
        BOOKING.beOverloaded();
        for (int n = 0; n < 10; n++) {
            // Read and not asked for: passed on each time.
            getProblem("/api/bookings/1", 503, "overloaded");
        }
        assertThat(breakers.circuitBreaker("booking").getState()).isEqualTo(State.CLOSED);
        assertThat(breakers.circuitBreaker("booking").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }
}
