package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TimelineIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();

    @AfterEach
    void balanceTheBooks() {
        everyCentIsAccountedFor();
    }

    @Test
    void tellsEveryStepOfAPaidBookingWithItsTimeReasonAndMessage() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID id = held(event, user).id();
        var _ = pay(id, "decline", user);
        assertThat(pay(id, "ok", user).status()).isEqualTo(200);
        UUID ticket = ticketOf(id);
        assertThat(refund(id, 500, event.organizer()).status()).isEqualTo(201);
        awaitSteps(id, "confirmed refunded");
        UUID letIn = desk.messages()
                .send(Topics.TICKETS, event.id(), new TicketRedeemed(ticket, event.id(), id, clock.instant()));
        awaitSteps(id, "confirmed tickets_redeemed");

        event.callOff(desk.messages(), 2);
        awaitStatus(id, user, "cancelled");
        UUID voided = desk.messages()
                .send(Topics.TICKETS, event.id(), new TicketsVoided(id, event.id(), List.of(ticket), clock.instant()));
        awaitSteps(id, "cancelled tickets_voided");
        eventually(() -> refunded(id), back -> assertThat(back).isEqualTo(2500));

        List<JsonNode> steps = steps(id);
        assertThat(steps)
                .extracting(TimelineIT::words)
                .containsSubsequence(
                        "pending",
                        "held",
                        "held payment_started",
                        "held payment_declined",
                        "held payment_started",
                        "held payment_captured",
                        "confirmed",
                        "confirmed tickets_issued",
                        "confirmed refund_ordered",
                        "confirmed refunded",
                        "confirmed tickets_redeemed",
                        "cancelled event_cancelled")
                .contains("cancelled tickets_voided", "cancelled refund_ordered", "cancelled refunded")
                .hasSize(15);
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.path("at").asString("")).isNotEmpty();
            assertThat(step.path("description").asString("")).endsWith(".");
        });
        assertThat(steps)
                .filteredOn(step -> step.path("messageId").isString())
                .extracting(TimelineIT::words)
                .containsExactlyInAnyOrder(
                        "held",
                        "confirmed tickets_issued",
                        "confirmed tickets_redeemed",
                        "cancelled event_cancelled",
                        "cancelled tickets_voided");
        assertThat(step(steps, "confirmed tickets_redeemed").path("messageId").asString())
                .isEqualTo(letIn.toString());
        assertThat(step(steps, "cancelled tickets_voided").path("messageId").asString())
                .isEqualTo(voided.toString());
        assertThat(step(steps, "confirmed tickets_issued").path("tickets").asInt())
                .isOne();
        JsonNode part = step(steps, "confirmed refund_ordered");
        assertThat(part.path("amount").path("amount").asInt()).isEqualTo(500);
        assertThat(part.path("note").asString()).isEqualTo("No view");
        assertThat(step(steps, "cancelled refund_ordered")
                        .path("amount")
                        .path("amount")
                        .asInt())
                .isEqualTo(2000);
    }

    @Test
    void tellsOfAHoldThatRanOutAndOfMoneyThatCameTooLate() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID id = held(event, user).id();
        assertThat(pay(id, "late", user).status()).isEqualTo(202);
        desk.answer(event.id(), Manner.REFUSE);
        clock.advance(HOLD);

        awaitSteps(id, "expired refunded");

        assertThat(steps(id))
                .extracting(TimelineIT::words)
                .containsSubsequence(
                        "held payment_started",
                        "held payment_unanswered",
                        "expired hold_expired",
                        "pending late_payment",
                        "expired late_payment_refunded",
                        "expired refund_ordered",
                        "expired refunded");
        // Whoever comes first ends the hold: the clock, or the money.
        assertThat(steps(id))
                .extracting(step -> step.path("reason").asString(""))
                .contains("payment_captured");
        assertThat(step(steps(id), "expired late_payment_refunded")
                        .path("messageId")
                        .isString())
                .isTrue();
    }

    @Test
    void tellsOfADeletedAccountToTheOrganizerAndToSupport() {
        TestEvent event = publish(TestEvent.at(2500, clock.instant()).neverCancellable(), Manner.HOLD);
        UUID id = held(event, user).id();
        assertThat(pay(id, "ok", user).status()).isEqualTo(200);
        assertThat(steps(id)).isNotEmpty();

        UUID deleted = desk.messages().send(Topics.ACCOUNTS, user, new AccountDeleted(user, clock.instant()));
        eventually(
                () -> get("/api/bookings/" + id + "/timeline", user).status(),
                status -> assertThat(status).isEqualTo(403));

        JsonNode ofOrganizer =
                get("/api/bookings/" + id + "/timeline", event.organizer()).body();
        JsonNode erased = step(ofOrganizer.path("steps").values().stream().toList(), "confirmed owner_erased");
        assertThat(erased.path("messageId").asString()).isEqualTo(deleted.toString());
        JsonNode ofSupport = support(id.toString(), 200);
        assertThat(ofSupport.path("steps").size())
                .isEqualTo(ofOrganizer.path("steps").size());
        assertThat(ofSupport.toString()).doesNotContain(user.toString());
        support(UUID.randomUUID().toString(), 404);
        support("nonsense", 400);
    }

    @CanIgnoreReturnValue
    private JsonNode support(String id, int status) {
        Answer answer = answer(http.get().uri("/actuator/timeline/" + id));
        assertThat(answer.status()).isEqualTo(status);
        return answer.body();
    }

    private UUID ticketOf(UUID booking) {
        Answer complete = eventually(
                () -> booking(booking, user),
                answer -> assertThat(answer.body().path("tickets").size()).isOne());
        return UUID.fromString(
                complete.body().path("tickets").path(0).path("id").asString());
    }

    private void awaitSteps(UUID booking, String last) {
        eventually(
                () -> steps(booking),
                steps -> assertThat(steps).extracting(TimelineIT::words).contains(last));
    }

    private List<JsonNode> steps(UUID booking) {
        return get("/api/bookings/" + booking + "/timeline", user).body().path("steps").values().stream()
                .toList();
    }

    private static JsonNode step(List<JsonNode> steps, String words) {
        return steps.stream()
                .filter(step -> words(step).equals(words))
                .findFirst()
                .orElseThrow();
    }

    private static String words(JsonNode step) {
        return (step.path("state").asString("") + " " + step.path("reason").asString("")).strip();
    }
}
