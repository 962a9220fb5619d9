package dev.stagedoor.booking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.booking.cancellation.EndCancelledEvents;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CancelledEventIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();

    @Autowired
    private EndCancelledEvents end;

    @AfterEach
    void balanceTheBooks() {
        everyCentIsAccountedFor();
    }

    @Test
    void endsEveryBookingAndPaysAllBack() {
        TestEvent event = event(2500, Manner.HOLD);
        List<UUID> bookings = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            UUID paid = held(event, user).id();
            assertThat(pay(paid, "ok", user).status()).isEqualTo(200);
            bookings.add(paid);
        }
        assertThat(refund(bookings.getFirst(), 500, event.organizer()).status()).isEqualTo(201);
        bookings.add(held(event, user).id());
        UUID late = held(event, user).id();
        assertThat(pay(late, "late", user).status()).isEqualTo(202);
        bookings.add(late);
        desk.answer(event.id(), Manner.SAY_NOTHING);
        bookings.add(OrderIT.id(book(event, 1, user, "Prefer", "respond-async")));
        UUID given = cancelledBefore(event);

        event.callOff(desk.messages(), 2);
        event.callOff(desk.messages(), 2);
        eventually(
                () -> cancellation(event), report -> assertThat(report.status()).isEqualTo(200));
        // Beside the clock, as other replicas would.
        assertThat(Race.run(
                        3, _ -> requireNonNull(end.endOpen().thenReturn(true).block(PATIENCE))))
                .hasSize(3);

        bookings.forEach(id ->
                assertThat(awaitStatus(id, user, "cancelled").text("reason")).isEqualTo("event_cancelled"));
        eventually(
                () -> cancellation(event),
                report -> assertThat(report.text("completedAt")).isNotEmpty());
        Answer report = cancellation(event);
        assertThat(report.body().path("bookings").path("total").asInt()).isEqualTo(7);
        assertThat(report.body().path("bookings").path("cancelled").asInt()).isEqualTo(7);
        assertThat(report.body().path("refunds").path("total").asInt()).isEqualTo(5);
        assertThat(report.body().path("refunds").path("done").asInt()).isEqualTo(5);
        assertThat(report.body()
                        .path("refunds")
                        .path("amounts")
                        .path(0)
                        .path("amount")
                        .asLong())
                .isEqualTo(5 * 2500 - 500);
        assertThat(report.text("reason")).isEqualTo("The singer is ill");
        assertThat(refunded(bookings.getFirst())).isEqualTo(2500);
        assertThat(refunded(late)).isEqualTo(2500);
        bookings.forEach(id -> assertThat(log(id)).endsWith("released").doesNotHaveDuplicates());
        assertThat(booking(given, user).text("reason")).isEqualTo("cancelled_by_attendee");
    }

    /** A booking that its owner gave up while the event still stood. */
    private UUID cancelledBefore(TestEvent event) {
        UUID id = OrderIT.id(book(event, 1, user, "Prefer", "respond-async"));
        assertThat(cancel(id, user).status()).isEqualTo(200);
        return id;
    }

    @Test
    void refusesNewRequestsAndEndsWhatIsDecidedLater() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        UUID asked = OrderIT.id(book(event, 1, user, "Prefer", "respond-async"));
        eventually(() -> desk.of(asked), seen -> assertThat(seen).isNotEmpty());
        event.callOff(desk.messages(), 2);
        eventually(
                () -> book(event, 1, user),
                answer -> assertThat(answer.text("code")).isEqualTo("event_cancelled"));
        awaitStatus(asked, user, "cancelled");
        // A request that was under way when the event was called off: it is stored after the last one was ended.
        eventually(
                () -> cancellation(event),
                report -> assertThat(report.text("completedAt")).isNotEmpty());
        run("UPDATE bookings SET status = 'pending', reason = NULL, fee_kept = NULL, version = version + 1 WHERE id = '"
                + asked + "'");
        desk.hold(asked, event.id(), 1);
        awaitStatus(asked, user, "cancelled");
        assertThat(log(asked)).doesNotContain("confirmed");
        event.publish(desk.messages(), 1);
        assertThat(book(event, 1, user).text("code")).isEqualTo("event_cancelled");
    }

    @Test
    void endsInOneStateHoweverItRacesWithPaymentsAndCancellations() {
        TestEvent event = event(2500, Manner.HOLD);
        List<UUID> held =
                IntStream.range(0, 12).mapToObj(_ -> held(event, user).id()).toList();
        List<Answer> answers = Race.run(25, number -> {
            if (number == 24) {
                event.callOff(desk.messages(), 2);
                return cancellation(event);
            }
            UUID booking = held.get(number / 2);
            return number % 2 == 0 || number < 12 ? pay(booking, "ok", user) : cancel(booking, user);
        });
        assertThat(answers).allMatch(answer -> answer.status() < 500);
        held.forEach(id -> awaitStatus(id, user, "cancelled"));
        held.forEach(id -> assertThat(log(id)).doesNotHaveDuplicates());
    }

    @Test
    void tellsItsProgressToTheOrganizerOnly() {
        TestEvent event = event(0, Manner.HOLD);
        assertThat(cancellation(event).status()).isEqualTo(404);
        event.callOff(desk.messages(), 2);
        eventually(
                () -> cancellation(event), answer -> assertThat(answer.status()).isEqualTo(200));
        String path = "/api/events/" + event.id() + "/cancellation";
        assertThat(get(path, user).status()).isEqualTo(403);
        assertThat(answer(http.get()
                                .uri(path)
                                .headers(headers -> headers.setBearerAuth(TestTokens.attendee(event.organizer()))))
                        .status())
                .isEqualTo(403);
        assertThat(get("/api/events/" + UUID.randomUUID() + "/cancellation", user)
                        .status())
                .isEqualTo(404);
    }

    private Answer cancellation(TestEvent event) {
        return get("/api/events/" + event.id() + "/cancellation", event.organizer());
    }
}
