package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.messaging.Replicas;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells of committed changes: to those who wait for them, here and at other replicas, and to the meters. */
@Component
public class Outcomes {
    /** The reasons that have a time series of their own: what comes from other services must not make endless ones. */
    private static final Set<String> COUNTED_REASONS = Set.of(
            "seats_unavailable",
            "sales_closed",
            "sale_suspended",
            "limit_exceeded",
            "hold_expired",
            "late_payment",
            "late_payment_refunded",
            "cancelled_by_attendee",
            "account_deleted",
            "event_cancelled");

    private final Watches watches;
    private final Replicas replicas;
    private final MeterRegistry meters;
    private final Timer holdToConfirm;
    private final Counter lateCaptures;

    Outcomes(Watches watches, Replicas replicas, MeterRegistry meters) {
        this.watches = watches;
        this.replicas = replicas;
        this.meters = meters;
        this.holdToConfirm = Timer.builder("stagedoor.booking.hold.to.confirm")
                .description("Time from the hold of the seats to the confirmation of a paid booking")
                .register(meters);
        this.lateCaptures = Counter.builder("stagedoor.payment.late.captures")
                .description("Payments captured after the hold had run out, whose seats were asked for again")
                .register(meters);
    }

    /** Call it once the transaction is committed. */
    public void announce(List<Transition> committed) {
        Map<UUID, Booking> newest = new LinkedHashMap<>();
        for (Transition transition : committed) {
            if (!transition.change().steps().isEmpty()) {
                newest.put(transition.after().id(), transition.after());
                measure(transition);
            }
        }
        watches.announce(newest.values());
        replicas.tell(newest.keySet());
    }

    /** Counts a booking that a rule refused when it was asked for. */
    public void refusedAtOnce(String reason) {
        count(Status.REJECTED, reason);
    }

    private void measure(Transition transition) {
        Booking after = transition.after();
        if (after.state().equals(transition.before().state())) {
            return;
        }
        count(after.status(), after.state().reason());
        if (after.state() instanceof Pending) {
            lateCaptures.increment();
        }
        if (after.state() instanceof Confirmed && transition.before().state() instanceof Held held) {
            holdToConfirm.record(Duration.between(held.since(), transition.at()));
        }
    }

    private void count(Status status, @Nullable String reason) {
        String tag = reason == null ? "none" : COUNTED_REASONS.contains(reason) ? reason : "other";
        Counter.builder("stagedoor.booking.outcomes")
                .description("Bookings that reached a state, by state and reason")
                .tag("outcome", status.code())
                .tag("reason", tag)
                .register(meters)
                .increment();
    }
}
