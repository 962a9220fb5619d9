package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A service dies in the middle of two hundred bookings. Nobody is told what is not so, and nothing stays half done. */
class KilledServiceIT {
    private static final int BUYERS = 200;
    private static final int TICKETS = 150;
    private static final Set<String> FINAL = Set.of("confirmed", "rejected", "expired", "cancelled");

    private final Platform platform = Platform.shared();
    private final People people = new People(GatewayClient.of(platform.gatewayAddress()));

    /** What a buyer was told, and the key under which the same request can be made again. */
    private record Attempt(Person buyer, String idempotencyKey, Answer answer) {}

    @ParameterizedTest
    @ValueSource(strings = {"booking-service", "ticket-service"})
    void everyBookingReachesAFinalStateAfterTheServiceWasKilledAndStartedAgain(String victim) throws Exception {
        Show show = people.show(people.organizer(), TICKETS, 0);
        ConcurrentLinkedQueue<Person> buyers = new ConcurrentLinkedQueue<>(people.attendees(BUYERS));
        CountDownLatch half = new CountDownLatch(BUYERS / 2);
        Thread killer = Thread.ofVirtual().start(() -> killAndRestart(victim, half));

        List<Attempt> attempts = People.together(BUYERS, () -> {
            Attempt attempt = book(buyers.remove(), UUID.randomUUID().toString(), show);
            half.countDown();
            return attempt;
        });
        killer.join();

        ConcurrentLinkedQueue<Attempt> open = new ConcurrentLinkedQueue<>(attempts);
        List<String> outcomes = People.together(BUYERS, () -> {
            Attempt attempt = open.remove();
            String outcome = outcome(attempt, show);
            if (attempt.answer().status() == 201) {
                assertThat(outcome).isEqualTo("confirmed");
            }
            return outcome;
        });
        assertThat(outcomes).allMatch(FINAL::contains);
        assertThat(outcomes).filteredOn("confirmed"::equals).hasSize(TICKETS);
        Books.mustBalance(platform);
    }

    private void killAndRestart(String victim, CountDownLatch half) {
        try {
            half.await();
            ServiceProcess service = platform.serviceNamed(victim);
            service.kill();
            service.start();
            service.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Attempt book(Person buyer, String key, Show show) {
        Answer answer =
                buyer.client().post("/api/bookings", show.bookingOf(1), "Idempotency-Key", key, "Prefer", "wait=10");
        return new Attempt(buyer, key, answer);
    }

    /** Asks again under the same key until there is a firm answer, as a client does after an error. */
    private static String outcome(Attempt attempt, Show show) {
        JsonNode[] firm = new JsonNode[1];
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    Answer again = book(attempt.buyer(), attempt.idempotencyKey(), show)
                            .answer();
                    firm[0] = again.body();
                    return again.status() == 201 || again.status() == 409;
                });
        return firm[0].path("code").isMissingNode() ? firm[0].path("status").asString("") : "rejected";
    }

    @Test
    void anOutageOfASingleServiceIsNeverReportedAsSoldOut() throws Exception {
        Show show = people.show(people.organizer(), 10, 0);
        Person buyer = people.attendee();
        buyer.client().post("/api/bookings", show.bookingOf(1)).expect(201);
        ServiceProcess booking = platform.serviceNamed("booking-service");
        booking.kill();
        try {
            Answer answer = buyer.client().post("/api/bookings", show.bookingOf(1));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body().path("code").asString("")).isEqualTo("unavailable");
        } finally {
            booking.start();
            booking.awaitReady();
        }
    }
}
