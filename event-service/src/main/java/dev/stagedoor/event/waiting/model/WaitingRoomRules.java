package dev.stagedoor.event.waiting.model;

import dev.stagedoor.event.catalogue.model.Checked;
import dev.stagedoor.event.catalogue.model.Checks;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.FieldError;
import dev.stagedoor.event.catalogue.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which events may have which waiting room. */
public final class WaitingRoomRules {
    /** A thousand a second: above it a room slows nobody down. */
    public static final int ADMISSIONS_PER_MINUTE = 60_000;

    private WaitingRoomRules() {}

    /** The terms, or everything that is wrong with them. */
    public static Checked<Terms> check(@Nullable String opensAt, @Nullable Integer admissionsPerMinute) {
        Checks checks = new Checks();
        Instant opening = checks.required("opensAt", checks.moment("opensAt", opensAt), opensAt);
        Integer rate = checks.required(
                "admissionsPerMinute",
                checks.number("admissionsPerMinute", admissionsPerMinute, 1, ADMISSIONS_PER_MINUTE),
                admissionsPerMinute);
        return checks.result(opening == null || rate == null ? null : new Terms(opening, rate));
    }

    /** Why the user may not touch the event's room; empty if nothing speaks against it. */
    public static Optional<Outcome> refusal(Event event, UUID userId) {
        if (!event.mayBeSeenBy(userId)) {
            return Optional.of(new Outcome.NoSuchEvent());
        }
        return event.belongsTo(userId) ? Optional.empty() : Optional.of(new Outcome.NotYours());
    }

    /**
     * What comes of {@code wanted}.
     *
     * @param current the terms that stand; null: there is no room
     * @param notice how long before the opening the terms stand fast, so that every gateway knows them by then
     */
    public static Outcome set(Event event, @Nullable Terms current, Terms wanted, Instant now, Duration notice) {
        Outcome done =
                new Outcome.Done(new WaitingRoom(event.id(), event.details().name(), wanted));
        if (wanted.equals(current)) {
            return done;
        }
        if (event.isCalledOff()) {
            return new Outcome.CalledOff();
        }
        if (event.details().visibility() == Visibility.PRIVATE) {
            return new Outcome.ForGuests();
        }
        Instant earliest = now.plus(notice);
        if (current != null && current.opensAt().isBefore(earliest)) {
            return new Outcome.Fixed();
        }
        if (wanted.opensAt().isBefore(earliest)) {
            return invalid("must be at least " + notice.toSeconds() + " s from now");
        }
        return wanted.opensAt().isBefore(event.details().startsAt())
                ? done
                : invalid("must be before the event begins");
    }

    private static Outcome invalid(String message) {
        return new Outcome.Invalid(new FieldError("opensAt", message));
    }
}
