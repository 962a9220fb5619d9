package dev.stagedoor.event.calendar;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What is on for a user. */
public interface CalendarEvents {

    /**
     * Ids of the events that the user organizes or accepted an invitation to and that overlap the time from {@code from},
     * inclusive, to {@code to}, exclusive: the first {@code limit} by their start.
     */
    Mono<List<UUID>> between(UUID userId, Instant from, Instant to, int limit);
}
