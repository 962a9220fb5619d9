package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A service dies in the middle of two hundred bookings. Nobody is told what is not so, and nothing stays half done. */
class KilledServiceIT {
    private static final int BUYERS = 200;
    private static final int TICKETS = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** What the answers of an outage ask for; more often, two hundred buyers would keep the service from coming back. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private static final Set<String> FINAL = Set.of("confirmed", "rejected", "expired", "cancelled");

    private final Platform platform = Platform.shared();
    private final People people = new People(GatewayClient.of(platform.gatewayAddress()));

    /** What a buyer was told at first, and the key under which the same request is made again. */
    private record Attempt(Person buyer, String idempotencyKey, Answer first, String outcome) {}

    @Test
    void everyBookingReachesAFinalStateThoughOneServiceAfterTheOtherIsKilled() throws Exception {
        Show show = people.show(people.organizer(), TICKETS, 0);
        ConcurrentLinkedQueue<Person> buyers = new ConcurrentLinkedQueue<>(people.attendees(BUYERS));
        CountDownLatch answered = new CountDownLatch(BUYERS / 4);
        CountDownLatch decided = new CountDownLatch(BUYERS / 2);
        Thread killer = Thread.ofVirtual().start(() -> {
            killAndRestart("booking-service", answered);
            killAndRestart("ticket-service", decided);
        });

        List<Attempt> attempts = People.together(BUYERS, () -> {
            Person buyer = buyers.remove();
            String key = UUID.randomUUID().toString();
            Answer first = book(buyer, key, show);
            answered.countDown();
            String outcome = outcome(buyer, key, show);
            decided.countDown();
            return new Attempt(buyer, key, first, outcome);
        });
        killer.join();

        assertThat(attempts).extracting(Attempt::outcome).allMatch(FINAL::contains);
        assertThat(attempts)
                .extracting(Attempt::outcome)
                .filteredOn("confirmed"::equals)
                .hasSize(TICKETS);
        assertThat(attempts).allSatisfy(attempt -> {
            if (attempt.first().status() == 201) {
                assertThat(attempt.outcome()).isEqualTo("confirmed");
            }
            assertThat(outcome(attempt.buyer(), attempt.idempotencyKey(), show)).isEqualTo(attempt.outcome());
        });
        Books.mustBalance(platform);
    }

    private void killAndRestart(String victim, CountDownLatch moment) {
        try {
            moment.await();
            ServiceProcess service = platform.serviceNamed(victim);
            service.kill();
            service.start();
            service.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer book(Person buyer, String key, Show show) {
        return buyer.client().post("/api/bookings", show.bookingOf(1), "Idempotency-Key", key, "Prefer", "wait=10");
    }

    /** Asks under the same key until there is a firm answer, as a client does after an error. */
    private static String outcome(Person buyer, String key, Show show) {
        JsonNode firm = await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(RETRY)
                .until(() -> book(buyer, key, show), answer -> answer.status() == 201 || answer.status() == 409)
                .body();
        return firm.path("code").isMissingNode() ? firm.path("status").asString("") : "rejected";
    }

    @Test
    void anOutageIsNeverReportedAsSoldOutAndKeepsNoBookingOfACancelledEvent() throws Exception {
        Person organizer = people.organizer();
        Person late = people.attendee();
        Show show = people.show(organizer, BUYERS, 0);
        ConcurrentLinkedQueue<Person> buyers = new ConcurrentLinkedQueue<>(people.attendees(BUYERS));
        List<Answer> bookings = People.together(
                BUYERS,
                () -> buyers.remove()
                        .client()
                        .post("/api/bookings", show.bookingOf(1))
                        .expect(201));
        String event = "/api/events/" + show.eventId();
        organizer.client().post(event + "/cancel", Map.of("reason", "Rain")).expect(200);
        await().atMost(PATIENCE)
                .until(() -> organizer.client().get(event + "/cancellation").status() == 200);

        ServiceProcess booking = platform.serviceNamed("booking-service");
        booking.kill();
        try {
            Answer answer = late.client().post("/api/bookings", show.bookingOf(1));
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body().path("code").asString("")).isEqualTo("unavailable");
        } finally {
            booking.start();
            booking.awaitReady();
        }

        JsonNode progress = await().atMost(PATIENCE)
                .until(
                        () -> organizer.client().get(event + "/cancellation").body(),
                        it -> it.hasNonNull("completedAt"));
        assertThat(progress.at("/bookings/total").asInt()).isEqualTo(bookings.size());
        assertThat(progress.at("/bookings/cancelled").asInt()).isEqualTo(bookings.size());
        Books.mustBalance(platform);
    }
}
