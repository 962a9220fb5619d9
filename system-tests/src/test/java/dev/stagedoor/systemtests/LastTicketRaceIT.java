package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Five hundred people, one hundred tickets, one moment. */
class LastTicketRaceIT {
    private static final int BUYERS = 500;
    private static final int TICKETS = 100;

    private final People people =
            new People(GatewayClient.of(SharedPlatform.get().gateway()));

    @Test
    void sellsExactlyTheTicketsThereAreAndRefusesEverybodyElse() {
        Person organizer = people.organizer();
        Show show = people.show(organizer, TICKETS, 0);
        ConcurrentLinkedQueue<Person> buyers = new ConcurrentLinkedQueue<>(people.attendees(BUYERS));
        CountDownLatch start = new CountDownLatch(BUYERS);

        List<Answer> answers = People.together(BUYERS, () -> {
            Person buyer = buyers.remove();
            start.countDown();
            start.await();
            // Each presses the button twice, and wants one seat.
            String[] headers = {"Prefer", "wait=30", "Idempotency-Key", "the one click of " + buyer.username()};
            var _ = buyer.client().post("/api/bookings", show.bookingOf(1), headers);
            return buyer.client().post("/api/bookings", show.bookingOf(1), headers);
        });

        assertThat(answers).filteredOn(LastTicketRaceIT::isConfirmed).hasSize(TICKETS);
        assertThat(answers).filteredOn(LastTicketRaceIT::isSoldOut).hasSize(BUYERS - TICKETS);
        Books.mustBalance(SharedPlatform.get());
        JsonNode report = organizer
                .client()
                .get("/api/events/" + show.eventId() + "/sale-report")
                .expect(200)
                .body();
        assertThat(report.at("/requests").asInt()).isEqualTo(BUYERS);
        assertThat(report.at("/heldRequests").asInt()).isEqualTo(TICKETS);
        assertThat(report.at("/lastHeld/place").asInt()).isEqualTo(TICKETS);
        assertThat(report.at("/order/outOfOrder").asInt()).isZero();
        assertThat(report.at("/order/unplaced").asInt()).isZero();
    }

    private static boolean isConfirmed(Answer answer) {
        return answer.status() == 201
                && answer.body().path("status").asString("").equals("confirmed");
    }

    private static boolean isSoldOut(Answer answer) {
        return answer.status() == 409 && answer.body().path("code").asString("").equals("seats_unavailable");
    }
}
