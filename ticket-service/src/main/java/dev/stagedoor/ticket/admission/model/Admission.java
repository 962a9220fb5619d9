package dev.stagedoor.ticket.admission.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the door is told about a ticket that was presented. */
public sealed interface Admission {

    /** Let the bearer in: this presentation, and no other, redeemed the ticket. */
    record Admitted(
            Instant redeemedAt,
            int timesPresentedBefore,
            @Nullable Instant lastPresentedAt) implements Admission {}

    /** Somebody came in with it before. */
    record AlreadyRedeemed(
            @Nullable Instant redeemedAt,
            int timesPresentedBefore,
            @Nullable Instant lastPresentedAt) implements Admission {}

    /** The ticket admits nobody any more. */
    record NotValid(
            Reason reason,
            int timesPresentedBefore,
            @Nullable Instant lastPresentedAt) implements Admission {}

    /** It was not looked at, nor counted: this door is for its staff. */
    record NotYourDoor(Door.Access access) implements Admission {}

    /** Why a ticket is void. */
    enum Reason {
        /** Its booking was cancelled. */
        BOOKING_CANCELLED,
        /** Its event was called off. */
        EVENT_CANCELLED
    }

    /** What a presentation at {@code now} leads to. */
    static Admission of(Presentation shown, Instant now) {
        return switch (shown.before()) {
            case OK -> new Admitted(now, shown.timesBefore(), shown.lastBefore());
            case REDEEMED -> new AlreadyRedeemed(shown.redeemedAt(), shown.timesBefore(), shown.lastBefore());
            case VOID ->
                new NotValid(
                        shown.eventCancelled() ? Reason.EVENT_CANCELLED : Reason.BOOKING_CANCELLED,
                        shown.timesBefore(),
                        shown.lastBefore());
        };
    }
}
