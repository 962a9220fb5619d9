package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two replicas share the log; whoever waits at one of them is told what the other one saw. */
@SuppressWarnings("NullAway.Init")
class TwoReplicasIT {
    /** Less than clients are ready to wait: who is answered in this time was told, and did not find out at the end. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String[] WAIT = {"Prefer", "wait=600"};
    private static final int EVENTS = 12;
    private static final int BUYERS = 20;

    /** Streams never look by themselves, but for the first time. */
    private static final Map<String, Object> NO_SECOND_LOOK =
            Map.of("stagedoor.booking.stream.look-again", "1h", "stagedoor.booking.expiry.interval", "100ms");

    private static Database database;
    private static RestartableBroker broker;
    private static TicketDesk desk;
    private static Replica one;
    private static Replica two;

    @BeforeAll
    static void start() {
        database = TestInfra.database("booking_replicas");
        broker = TestInfra.broker();
        desk = new TicketDesk(broker.bootstrapServers());
        one = replica();
        two = replica();
    }

    private static Replica replica() {
        return Replica.start(database, broker.bootstrapServers(), NO_SECOND_LOOK);
    }

    @AfterAll
    static void stop() throws Exception {
        two.close();
        one.close();
        desk.close();
        broker.close();
    }

    @Test
    void answerTheirClientsWhicheverOfThemSawTheOutcome() {
        List<TestEvent> events =
                Stream.generate(() -> event(0, Manner.HOLD)).limit(EVENTS).toList();
        // The second one has its partitions some time after its start.
        BookingServiceIT.eventually(
                () -> {
                    assertThat(statuses(Flux.fromIterable(events)
                                    .flatMap(event -> Flux.merge(
                                            one.book(event, UUID.randomUUID(), WAIT),
                                            two.book(event, UUID.randomUUID(), WAIT)))))
                            .hasSize(2 * EVENTS)
                            .containsOnly(HttpStatus.CREATED.value());
                    return List.of(heard(one), heard(two));
                },
                heard -> assertThat(heard).allMatch(count -> count > 0));
    }

    @Test
    void streamABookingToWhoeverFollowsItAndWherever() {
        TestEvent event = event(2500, Manner.SAY_NOTHING);
        UUID user = UUID.randomUUID();
        UUID booking = one.ask(event, user);

        List<String> atOne = follow(one, booking, user);
        List<String> atTwo = follow(two, booking, user);
        awaitStates("pending", atOne, atTwo);

        desk.hold(booking, event.id(), 1);
        awaitStates("held", atOne, atTwo);

        assertThat(two.pay(booking, user).block(PATIENCE))
                .extracting(TwoReplicasIT::status)
                .isEqualTo(HttpStatus.OK.value());
        awaitStates("confirmed", atOne, atTwo);
    }

    @Test
    void lookOnceForWhatTheyMissedWhileTheyDidNotHearEachOther() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        Mono<List<Integer>> waiting = ask(one, event);

        // As if the word of another replica had been lost with the session that listens.
        run("UPDATE bookings SET status = 'confirmed' WHERE event_id = '" + event.id() + "'");
        run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'stagedoor-relay' AND datname = current_database()");

        allConfirmed(waiting);
    }

    /** The states that a stream tells of, as they come. */
    private static List<String> follow(Replica replica, UUID booking, UUID user) {
        List<String> states = new CopyOnWriteArrayList<>();
        var unused = replica.states(booking, user).take(3).subscribe(states::add);
        return states;
    }

    private static void awaitStates(String last, List<String> one, List<String> two) {
        BookingServiceIT.eventually(
                () -> List.of(one, two),
                seen -> assertThat(seen).allSatisfy(states -> assertThat(states).endsWith(last)));
    }

    /** A crowd whose requests are on the log, and that waits. */
    private static Mono<List<Integer>> ask(Replica replica, TestEvent event) {
        int before = desk.requested(event.id()).size();
        Mono<List<Integer>> waiting = Flux.range(0, BUYERS)
                .flatMap(_ -> replica.book(event, UUID.randomUUID(), WAIT), BUYERS)
                .map(TwoReplicasIT::status)
                .collectList()
                .cache();
        var unused = waiting.subscribe();
        BookingServiceIT.eventually(
                () -> desk.requested(event.id()), asked -> assertThat(asked).hasSize(before + BUYERS));
        return waiting;
    }

    private static void allConfirmed(Mono<List<Integer>> waiting) {
        assertThat(waiting.block(PATIENCE)).hasSize(BUYERS).containsOnly(HttpStatus.CREATED.value());
    }

    private static TestEvent event(long price, Manner manner) {
        TestEvent event = TestEvent.at(price, Instant.now());
        desk.answer(event.id(), manner);
        event.publish(desk.messages(), 1);
        event.openPool(desk.messages());
        return event;
    }

    private static List<Integer> statuses(Flux<ResponseEntity<String>> answers) {
        return answers.map(TwoReplicasIT::status)
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow();
    }

    private static int status(ResponseEntity<String> answer) {
        return answer.getStatusCode().value();
    }

    private static double heard(Replica replica) {
        return replica.meter("stagedoor.booking.watches.heard");
    }

    private static void run(String sql) {
        one.database().sql(sql).then().block(PATIENCE);
    }
}
