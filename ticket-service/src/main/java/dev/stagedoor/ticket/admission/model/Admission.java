package dev.stagedoor.ticket.admission.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the door is told about a ticket that was presented. */
public sealed interface Admission {

    /** Let the bearer in: this presentation, and no other, redeemed the ticket. */
    record Admitted(Instant redeemedAt, int timesPresentedBefore) implements Admission {}

    /** Somebody came in with it before. */
    record AlreadyRedeemed(
            @Nullable Instant redeemedAt,
            int timesPresentedBefore,
            @Nullable Instant lastPresentedAt) implements Admission {}

    /** The ticket was given back. */
    record NotValid(int timesPresentedBefore, @Nullable Instant lastPresentedAt) implements Admission {}

    /** What a presentation at {@code now} leads to. */
    static Admission of(Presentation shown, Instant now) {
        return switch (shown.before()) {
            case OK -> new Admitted(now, shown.timesBefore());
            case REDEEMED -> new AlreadyRedeemed(shown.redeemedAt(), shown.timesBefore(), shown.lastBefore());
            case VOID -> new NotValid(shown.timesBefore(), shown.lastBefore());
        };
    }
}
