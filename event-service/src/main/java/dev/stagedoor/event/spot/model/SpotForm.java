package dev.stagedoor.event.spot.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spot as it is sent, nothing checked yet; {@link SpotRules} makes a {@link WantedSpot} of it.
 *
 * @param timezone IANA zone in which its times are shown; absent: UTC
 */
public record SpotForm(
        @Nullable String name,
        @Nullable String timezone,
        @Nullable List<@Nullable SpotSlotForm> slots) {

    /**
     * A slot.
     *
     * @param start ISO 8601 with offset
     * @param end ISO 8601 with offset, after {@code start}
     * @param tickets how many there are
     */
    public record SpotSlotForm(
            @Nullable String start,
            @Nullable String end,
            @Nullable Integer tickets) {}
}
