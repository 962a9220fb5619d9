package dev.stagedoor.booking;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.booking.reconcile.CheckBookings;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

class ReconcileIT extends BookingServiceIT {
    private static final Duration LATER = Duration.ofMinutes(5);

    @Autowired
    private CheckBookings check;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM booking_tickets WHERE booking_id = '%s'",
                "UPDATE booking_tickets SET state = 'void' WHERE booking_id = '%s'",
                "UPDATE booking_items SET quantity = quantity + 1 WHERE booking_id = '%s'",
                "UPDATE bookings SET status = 'cancelled', reason = 'nobody' WHERE id = '%s'"
            })
    void stopsTheSaleOfATicketTypeWhoseBookingWasPassedOver(String corruption) {
        TestEvent event = event(0, Manner.HOLD);
        TestEvent other = event(0, Manner.HOLD);
        UUID robbed = withTickets(event);
        run(corruption.formatted(robbed));
        cycle();
        // Nothing proves yet that its tickets are not on their way.
        assertThat(stopped(event)).isZero();

        clock.advance(LATER);
        var _ = withTickets(event);
        cycle();

        assertThat(stopped(event)).isEqualTo(1);
        assertThat(stopped(other)).isZero();
        eventually(() -> book(event, 1, UUID.randomUUID()), refused -> {
            assertThat(refused.status()).isEqualTo(HttpStatus.CONFLICT.value());
            assertThat(refused.text("code")).isEqualTo("sale_suspended");
        });
        var _ = withTickets(other);
    }

    @Test
    void waitsForTicketsThatAreOnTheirWayHoweverLate() {
        TestEvent event = event(0, Manner.HOLD);
        var _ = withTickets(event);
        desk.answer(event.id(), Manner.SAY_NOTHING);
        for (int n = 0; n < 3; n++) {
            clock.advance(LATER);
            UUID user = UUID.randomUUID();
            URI location = requireNonNull(
                    book(event, 1, user, "Prefer", "respond-async").headers().getLocation());
            UUID waiting = UUID.fromString(location.getPath().replace("/api/bookings/", ""));
            desk.hold(waiting, event.id(), 1);
            var _ = awaitStatus(waiting, user, "confirmed");
            cycle();
        }

        assertThat(stopped(event)).isZero();
    }

    @Test
    void staysStoppedUntilAnOperatorResumesWhatIsMended() {
        TestEvent event = event(0, Manner.HOLD);
        UUID robbed = withTickets(event);
        run("UPDATE booking_tickets SET state = 'void' WHERE booking_id = '%s'".formatted(robbed));
        clock.advance(LATER);
        var _ = withTickets(event);
        cycle();
        assertThat(resume(event)).isEqualTo(400);
        http.get()
                .uri("/actuator/drift")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.bookings[?(@.bookingId == '%s')].seats".formatted(robbed))
                .isEqualTo(1)
                .jsonPath("$.stopped[?(@.ticketTypeId == '%s')].reason".formatted(event.type()))
                .isEqualTo("booking %s has 1 seats and 0 tickets".formatted(robbed));

        run("UPDATE booking_tickets SET state = 'ok' WHERE booking_id = '%s'".formatted(robbed));
        cycle();
        assertThat(stopped(event)).isEqualTo(1);
        assertThat(resume(event)).isEqualTo(200);

        assertThat(stopped(event)).isZero();
        eventually(
                () -> book(event, 1, UUID.randomUUID()).status(),
                status -> assertThat(status).isEqualTo(HttpStatus.CREATED.value()));
    }

    private int resume(TestEvent event) {
        return http.post()
                .uri("/actuator/drift/{type}", event.type())
                .exchange()
                .returnResult(String.class)
                .getStatus()
                .value();
    }

    private UUID withTickets(TestEvent event) {
        Answer booked = book(event, 1, UUID.randomUUID());
        assertThat(booked.status()).as("%s", booked).isEqualTo(HttpStatus.CREATED.value());
        eventually(
                () -> count("SELECT count(*) FROM booking_tickets WHERE booking_id = '" + booked.id() + "'"),
                tickets -> assertThat(tickets).isEqualTo(1));
        return booked.id();
    }

    private void cycle() {
        check.check().block(PATIENCE);
    }

    private long stopped(TestEvent event) {
        return count(
                "SELECT count(*) FROM open_pools WHERE suspended_at IS NOT NULL AND event_id = '" + event.id() + "'");
    }
}
