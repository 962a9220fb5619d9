package dev.stagedoor.booking.view;

import dev.stagedoor.booking.offer.model.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline.
 *
 * @param state of the booking from then on
 * @param reason a stable code; null: the state says it all
 * @param description the same for people to read
 * @param messageId the message that led to it; null: a request or a clock
 * @param amount of the money that moved
 * @param tickets how many of the booking's tickets it is about
 * @param note the words of whoever wanted it so, or the code of why money goes back
 */
public record TimelineStep(
        Instant at,
        String state,
        @Nullable String reason,
        String description,
        @Nullable UUID messageId,
        @Nullable Money amount,
        @Nullable Integer tickets,
        @Nullable String note) {}
