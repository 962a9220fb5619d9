package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

class OverloadGateIT extends GatewayInFront {

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
