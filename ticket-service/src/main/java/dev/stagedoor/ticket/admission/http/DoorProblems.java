package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.Door;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What the door answers when it does not open. */
final class DoorProblems {
    private DoorProblems() {}

    static Problem alreadyRedeemed(Admission.AlreadyRedeemed already) {
        Problem problem = refusal(
                "ticket_already_redeemed",
                "This ticket was redeemed before.",
                already.timesPresentedBefore(),
                already.lastPresentedAt());
        return already.redeemedAt() == null ? problem : problem.with("redeemedAt", already.redeemedAt());
    }

    static Problem notValid(Admission.NotValid invalid) {
        return refusal(
                        "ticket_void",
                        "This ticket is void: " + why(invalid.reason()) + ".",
                        invalid.timesPresentedBefore(),
                        invalid.lastPresentedAt())
                .with("reason", invalid.reason().name().toLowerCase(Locale.ROOT));
    }

    static String why(Admission.Reason reason) {
        return switch (reason) {
            case BOOKING_CANCELLED -> "its booking was cancelled";
            case EVENT_CANCELLED -> "the event was cancelled";
        };
    }

    static Problem notYourDoor(Admission.NotYourDoor barred) {
        boolean stranger = barred.access() == Door.Access.STRANGER;
        return Problem.of(
                stranger ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED,
                "door_staff_only",
                stranger
                        ? "Only the door staff of this event may redeem its tickets."
                        : "Only the door staff of this event may redeem its tickets: sign in.");
    }

    private static Problem refusal(String code, String detail, int timesBefore, @Nullable Instant lastPresentedAt) {
        Problem problem = Problem.conflict(code, detail).with("timesPresentedBefore", timesBefore);
        // Absent where it was never presented before, as a void ticket may be.
        return lastPresentedAt == null ? problem : problem.with("lastPresentedAt", lastPresentedAt);
    }
}
