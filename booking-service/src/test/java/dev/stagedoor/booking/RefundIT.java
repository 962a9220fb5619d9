package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.booking.payment.ForgetPaymentKeys;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

class RefundIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();

    @Autowired
    private ForgetPaymentKeys forgetKeys;

    @AfterEach
    void balanceTheBooks() {
        everyCentIsAccountedFor();
    }

    @Test
    void paysPartsBackWhileTheBookingStands() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = paid(event);
        Answer first = refund(paid, 500, event.organizer());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("reason")).isEqualTo("No view");
        assertThat(refund(paid, 100, event.organizer()).status()).isEqualTo(201);
        eventually(() -> refunded(paid), back -> assertThat(back).isEqualTo(600));
        JsonNode refunds = eventually(
                () -> booking(paid, user).body().path("refunds"),
                shown -> assertThat(shown.valueStream()
                                .map(refund -> refund.path("state").asString()))
                        .containsExactly("done", "done"));
        assertThat(refunds.path(0).path("amount").path("amount").asLong()).isEqualTo(500);
        assertThat(booking(paid, user).text("status")).isEqualTo("confirmed");
        awaitLog(paid, "requested", "held", "confirmed", "refunded", "refunded");

        Answer tooMuch = refund(paid, 1901, event.organizer());
        assertThat(tooMuch.status()).isEqualTo(409);
        assertThat(tooMuch.text("code")).isEqualTo("refund_exceeds_payment");
        assertThat(tooMuch.body().path("left").path("amount").asLong()).isEqualTo(1900);

        // The fee is a tenth of the price, and what is left after it and the earlier refunds goes back.
        assertThat(cancel(paid, user).status()).isEqualTo(200);
        eventually(() -> refunded(paid), back -> assertThat(back).isEqualTo(2250));
        assertThat(refund(paid, 1, event.organizer()).text("code")).isEqualTo("not_refundable");
    }

    @Test
    void neverPaysMoreBackThanWasPaidHoweverManyAskAtOnce() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = paid(event);
        List<Answer> answers = Race.run(10, _ -> refund(paid, 1000, event.organizer()));
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(2);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(8);
        eventually(() -> refunded(paid), back -> assertThat(back).isEqualTo(2000));
        List<Answer> ends =
                Race.run(2, number -> number == 0 ? cancel(paid, user) : refund(paid, 500, event.organizer()));
        assertThat(ends).allMatch(answer -> answer.status() < 500);
        awaitStatus(paid, user, "cancelled");
    }

    @Test
    void refusesToOverpayEvenSomebodyWhoWritesSql() {
        UUID paid = paid(event(2500, Manner.HOLD));
        String insert =
                "INSERT INTO refunds (id, payment_id, booking_id, amount, payment_amount, currency, reason, state,"
                        + " next_try_at, created_at) SELECT gen_random_uuid(), paid_by, id, 1300, 2500, 'EUR', 'x', 'requested',"
                        + " 'infinity', now() FROM bookings, generate_series(1, 2) WHERE id = '" + paid + "'";
        assertThat(database.sql(insert)
                        .then()
                        .thenReturn("written")
                        .onErrorResume(refused -> Mono.just(String.valueOf(refused.getMessage())))
                        .block(PATIENCE))
                .contains("never_more_back_in_all_than_paid");
    }

    @Test
    void knowsARepeatedRefundByItsKeyForADay() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID paid = paid(event);
        List<Answer> same = Race.run(5, _ -> refund(paid, 500, event.organizer(), "Idempotency-Key", "r"));
        assertThat(same).allMatch(answer -> answer.status() == 201);
        assertThat(same.stream().map(Answer::id).distinct()).hasSize(1);
        assertThat(refund(paid, 501, event.organizer(), "Idempotency-Key", "r").text("code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(keys(paid)).isEqualTo(2);
        clock.stopAt(clock.instant().plus(Duration.ofHours(25)));
        forgetKeys.forget().block(PATIENCE);
        assertThat(keys(paid)).isZero();
    }

    /** Keys that are known of the booking's refunds and payments. */
    private long keys(UUID booking) {
        return count("SELECT count(*) FROM refund_keys WHERE booking_id = '" + booking + "'")
                + count("SELECT count(request_key) FROM payments WHERE booking_id = '" + booking + "'");
    }

    @Test
    void letsOnlyTheOrganizerPayBackAndOnlyWhatWasPaid() {
        TestEvent event = event(2500, Manner.HOLD);
        UUID held = held(event, user).id();
        assertThat(refund(held, 1, event.organizer()).text("code")).isEqualTo("not_refundable");
        UUID free = book(event(0, Manner.HOLD), 1, user).id();
        assertThat(refund(free, 1, user).status()).isEqualTo(403);
        UUID paid = paid(event);
        assertThat(refund(paid, 1, UUID.randomUUID()).status()).isEqualTo(403);
        assertThat(refund(UUID.randomUUID(), 1, event.organizer()).status()).isEqualTo(404);
        String path = "/api/bookings/" + paid + "/refunds";
        assertThat(post(path, Map.of(), event.organizer()).status()).isEqualTo(403);
        String token = TestTokens.organizer(event.organizer());
        Answer nothing = postAs(token, path, Map.of());
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.body().path("errors").size()).isEqualTo(2);
        Map<String, Object> dollars = Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "x");
        Answer other = postAs(token, path, dollars);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("errors").path(0).path("field").asString()).isEqualTo("amount.currency");
        assertThat(refund(paid, 0, event.organizer()).status()).isEqualTo(422);
        assertThat(refund(paid, Long.MAX_VALUE, event.organizer()).status()).isEqualTo(409);
    }

    private UUID paid(TestEvent event) {
        UUID id = held(event, user).id();
        assertThat(pay(id, "ok", user, "Idempotency-Key", "p").status()).isEqualTo(200);
        return id;
    }
}
