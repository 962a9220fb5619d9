package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** More want to buy than can be served: who is let in is served, and who is sent away can come again. */
@SuppressWarnings("NullAway.Init")
class OverloadIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LEAST = 20;
    private static final int CROWD = 100;
    private static final Duration BETWEEN_TWO = Duration.ofMillis(2);

    private static RestartableBroker broker;
    private static TicketDesk desk;
    private static Replica service;

    /** Somebody with a key. */
    private record Buyer(UUID user, String key) {}

    /** What a buyer was told. */
    private record Told(Buyer buyer, int status, String body, HttpHeaders headers) {}

    @BeforeAll
    static void start() {
        Database database = TestInfra.database("booking_overload");
        broker = TestInfra.broker();
        desk = new TicketDesk(broker.bootstrapServers());
        service = Replica.start(
                database,
                broker.bootstrapServers(),
                Map.of(
                        "stagedoor.booking.admission.least",
                        LEAST,
                        // One in a hundred of a second's worth: nothing but the least may be under way.
                        "stagedoor.booking.admission.target-wait",
                        "10ms"));
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        desk.close();
        broker.close();
    }

    @Test
    void sendsAwayWhoComesTooManyAndLeavesTheirKeysFree() {
        TestEvent event = event();
        List<Buyer> served = buyers(LEAST);
        Mono<List<Told>> waiting = ask(event, served, "wait=600").collectList().cache();
        var unused = waiting.subscribe();
        BookingServiceIT.eventually(
                () -> desk.requested(event.id()), asked -> assertThat(asked).hasSize(LEAST));

        List<Buyer> tooMany = buyers(CROWD);
        List<Told> sentAway = list(ask(event, tooMany, "wait=600"));

        assertThat(sentAway).hasSize(CROWD).allSatisfy(OverloadIT::isSentAway);
        assertThat(underWay()).isEqualTo(LEAST);
        assertThat(count("bookings", event)).isEqualTo(LEAST);
        assertThat(keysOf(tooMany)).isZero();

        // Who has a place is told of it, however many there are who have none.
        assertThat(list(ask(event, served, "respond-async"))).allMatch(told -> told.status() == 202);
        assertThat(list(ask(event, List.of(new Buyer(served.getFirst().user(), "another")), "respond-async")))
                .allSatisfy(OverloadIT::isSentAway);

        desk.answer(event.id(), Manner.HOLD);
        desk.requested(event.id()).forEach(booking -> desk.hold(booking, event.id(), 1));
        assertThat(waiting.block(PATIENCE)).hasSize(LEAST).allMatch(told -> told.status() == 201);
        assertThat(untilServed(event, tooMany)).isEqualTo(CROWD);
        assertThat(count("bookings", event)).isEqualTo(LEAST + CROWD);
    }

    @Test
    void servesWhoIsLetInThoughMoreAndMoreCome() {
        TestEvent event = event();
        desk.answer(event.id(), Manner.HOLD);
        List<Double> underWay = new ArrayList<>();
        List<Buyer> buyers = buyers(CROWD);

        List<Told> told = list(Flux.fromIterable(buyers)
                .delayElements(BETWEEN_TWO)
                .doOnNext(_ -> underWay.add(underWay()))
                .flatMap(buyer -> ask(event, buyer, "wait=600"), CROWD));

        assertThat(told).hasSize(CROWD).allSatisfy(each -> {
            if (each.status() != 201) {
                isSentAway(each);
            }
        });
        assertThat(told).anyMatch(each -> each.status() == 201);
        // One that comes and is sent away at once is counted for a moment.
        assertThat(underWay).allMatch(count -> count <= LEAST + 4);
        List<Buyer> again = told.stream()
                .filter(each -> each.status() == 503)
                .map(Told::buyer)
                .toList();
        assertThat(untilServed(event, again)).isEqualTo(again.size());
        assertThat(count("bookings", event)).isEqualTo(CROWD);
    }

    /** How many are served in the end of those who come again as often as they are sent away. */
    private static int untilServed(TestEvent event, List<Buyer> buyers) {
        return list(Flux.fromIterable(buyers)
                        .flatMap(
                                buyer -> ask(event, buyer, "wait=600")
                                        .filter(told -> told.status() == 201)
                                        .repeatWhenEmpty(times -> times.delayElements(BETWEEN_TWO)),
                                LEAST))
                .size();
    }

    private static void isSentAway(Told told) {
        assertThat(told.status()).as(told.body()).isEqualTo(503);
        assertThat(told.body()).contains("\"code\":\"overloaded\"");
        assertThat(told.headers().getFirst("Retry-After")).matches("[1-6]");
        assertThat(told.headers().getFirst("Stagedoor-Overloaded")).isEqualTo("true");
    }

    private static Flux<Told> ask(TestEvent event, List<Buyer> buyers, String prefer) {
        return Flux.fromIterable(buyers).flatMap(buyer -> ask(event, buyer, prefer), buyers.size());
    }

    private static Mono<Told> ask(TestEvent event, Buyer buyer, String prefer) {
        return service.book(event, buyer.user(), "Prefer", prefer, "Idempotency-Key", buyer.key())
                .onErrorResume(
                        WebClientResponseException.class,
                        refused -> Mono.just(ResponseEntity.status(refused.getStatusCode())
                                .headers(refused.getHeaders())
                                .body(refused.getResponseBodyAsString())))
                .map(answer -> new Told(
                        buyer, answer.getStatusCode().value(), String.valueOf(answer.getBody()), answer.getHeaders()));
    }

    private static List<Buyer> buyers(int count) {
        return Stream.generate(
                        () -> new Buyer(UUID.randomUUID(), UUID.randomUUID().toString()))
                .limit(count)
                .toList();
    }

    private static TestEvent event() {
        TestEvent event = TestEvent.at(0, Instant.now());
        desk.answer(event.id(), Manner.SAY_NOTHING);
        event.publish(desk.messages(), 1);
        event.openPool(desk.messages());
        return event;
    }

    private static List<Told> list(Flux<Told> told) {
        return told.collectList().blockOptional(PATIENCE).orElseThrow();
    }

    private static double underWay() {
        return service.gauge("stagedoor.booking.admission.under.way");
    }

    private static long count(String table, TestEvent event) {
        return number("SELECT count(*) FROM " + table + " WHERE event_id = '" + event.id() + "'");
    }

    private static long keysOf(List<Buyer> buyers) {
        return buyers.stream()
                .mapToLong(
                        buyer -> number("SELECT count(*) FROM idempotency_keys WHERE user_id = '" + buyer.user() + "'"))
                .sum();
    }

    private static long number(String sql) {
        return service.database()
                .sql(sql)
                .mapValue(Long.class)
                .one()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }
}
