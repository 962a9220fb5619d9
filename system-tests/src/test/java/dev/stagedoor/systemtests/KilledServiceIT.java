package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Replica;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A service dies with two hundred bookings in its hands. */
class KilledServiceIT {
    private static final int BUYERS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Platform platform = SharedPlatform.get();
    private final People people = new People(GatewayClient.of(platform.gateway()));

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

        Replica booking = platform.named("booking-service");
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
