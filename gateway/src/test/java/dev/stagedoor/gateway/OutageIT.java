package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class OutageIT extends GatewayInFront {

    @Test
    void answers503WhileAServiceIsDownAndTheServiceWhenItIsBack() {
        EVENT.goDown();
        EntityExchangeResult<byte[]> down = getProblem("/api/events", 503, "unavailable");
        assertThat(down.getResponseHeaders().getFirst("Retry-After")).isEqualTo("2");
        EVENT.comeBack();
        client().get().uri("/api/events").exchange().expectStatus().isOk();
    }

    @Test
    void leavesTheOtherServicesAloneWhileOneIsDown() {
        BOOKING.goDown();
        for (int i = 0; i < 10; i++) {
            getProblem("/api/bookings/1", 503, "unavailable");
        }
        client().get().uri("/api/events").exchange().expectStatus().isOk();
    }

    @Test
    void stopsCallingAServiceThatFailsAndTriesAgain() {
        TICKET.closeTheConnection();
        for (int i = 0; i < 8; i++) {
            getProblem("/api/tickets/1", 503, "unavailable");
        }
        int called = TICKET.calls();
        getProblem("/api/tickets/1", 503, "unavailable");
        assertThat(TICKET.calls()).isEqualTo(called);
        TICKET.echo();
        assertThat(answersWithin(PATIENCE, "/api/tickets/1")).isTrue();
    }

    private boolean answersWithin(Duration patience, String path) {
        return Boolean.TRUE.equals(Flux.interval(Duration.ofMillis(100))
                .take(patience.toMillis() / 100)
                .publishOn(Schedulers.boundedElastic())
                .map(_ -> client().get()
                        .uri(path)
                        .header("X-Forwarded-For", newAddress())
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful())
                .any(answered -> answered)
                .block());
    }

    @Test
    void answers503WhenAServiceIsTooSlow() {
        EVENT.answerAfter(Duration.ofSeconds(4));
        getProblem("/api/events", 503, "unavailable");
    }

    @Test
    void letsABookingWaitLongerThanOtherRequests() {
        BOOKING.answerAfter(Duration.ofMillis(2500));
        client().post().uri("/api/bookings").exchange().expectStatus().isOk();
    }

    @Test
    void doesNotCallAServiceAgainForARequestThatMayHaveBeenTaken() {
        BOOKING.closeTheConnection();
        // Opens the connection that the second request finds in the pool.
        BOOKING.echo();
        client().post().uri("/api/bookings").exchange().expectStatus().isOk();
        BOOKING.closeTheConnection();
        int before = BOOKING.calls();
        client().post()
                .uri("/api/bookings")
                .bodyValue("{}")
                .exchange()
                .expectBody()
                .consumeWith(problem(503, "unavailable"));
        assertThat(BOOKING.calls()).isEqualTo(before + 1);
    }

    @Test
    void takesRefusalsForAnswers() {
        for (int status : new int[] {400, 401, 403, 404, 409, 412, 422, 429}) {
            BOOKING.answer(status);
            getProblem("/api/bookings/1", status, "scripted");
        }
        assertThat(breakers.circuitBreaker("booking").getState()).isEqualTo(State.CLOSED);
        assertThat(breakers.circuitBreaker("booking").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void passesAServicesOwnErrorOnAndCountsIt() {
        BOOKING.answer(500);
        for (int i = 0; i < 5; i++) {
            getProblem("/api/bookings/1", 500, "scripted");
        }
        assertThat(breakers.circuitBreaker("booking").getState()).isEqualTo(State.OPEN);
        getProblem("/api/bookings/1", 503, "unavailable");
    }

    @Test
    void blamesNoServiceForClientsThatGoAway() throws Exception {
        for (int i = 0; i < 10; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(("POST /api/bookings HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address
                                        + "\r\nContent-Length: 1000\r\n\r\nhalf")
                                .getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                client().get().uri("/api/bookings/1").exchange().expectStatus().isOk();
            }
        }
        client().get().uri("/api/bookings/1").exchange().expectStatus().isOk();
        assertThat(breakers.circuitBreaker("booking").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void passesEventsOnOneByOneForLongerThanTheTimeLimit() {
        Sinks.Many<String> said = Sinks.many().unicast().onBackpressureBuffer();
        EVENT.stream(said.asFlux());
        said.tryEmitNext("0").orThrow();
        Flux<String> heard = client().get()
                .uri("/api/events/1/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(String.class)
                .getResponseBody();
        // The next is said some time after the one before was heard: whoever gathers them waits for ever.
        heard.delayElements(Duration.ofMillis(400))
                .doOnNext(event -> said.tryEmitNext(event + "0").orThrow())
                .take(8)
                .as(StepVerifier::create)
                .expectNextCount(8)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void waitsForTheFirstEventOfAStreamForAnyTime() {
        EVENT.stream(Flux.just("late").delaySequence(Duration.ofMillis(2500)));
        client().get()
                .uri("/api/events/1/availability")
                .accept(MediaType.TEXT_EVENT_STREAM)
                .exchange()
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("late"));
    }
}
