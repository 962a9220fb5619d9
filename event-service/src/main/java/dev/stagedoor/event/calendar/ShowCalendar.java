package dev.stagedoor.event.calendar;

import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what is on for a user. */
@Component
public class ShowCalendar {
    /** More than anybody goes to, and what an organizer of a large import can still scroll through. */
    public static final int MAX_OF_MONTH = 1_000;

    /** A calendar program reads the whole feed every few hours: at some 1 KB an event this stays below a picture. */
    public static final int MAX_OF_FEED = 1_000;

    /** What is longer ago leaves the feed. */
    private static final Duration FEED_PAST = Duration.ofDays(90);

    /** The latest end of an event that the catalogue takes is long before. */
    private static final Instant EVER = Instant.parse("3001-01-01T00:00:00Z");

    private final CalendarEvents events;
    private final FindEvents find;
    private final Feeds feeds;
    private final Clock clock;

    ShowCalendar(CalendarEvents events, FindEvents find, Feeds feeds, Clock clock) {
        this.events = events;
        this.find = find;
        this.feeds = feeds;
        this.clock = clock;
    }

    /** What overlaps a month of a place, by start. */
    public Mono<List<EventView>> month(UUID userId, YearMonth month, ZoneId zone) {
        Instant from = month.atDay(1).atStartOfDay(zone).toInstant();
        Instant to = month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
        return events.between(userId, from, to, MAX_OF_MONTH).flatMap(find::all);
    }

    /** What the owner of a secret has before them, as an iCalendar file; empty where the secret is nobody's. */
    public Mono<String> feed(FeedSecret secret) {
        return feeds.owner(secret.hash()).flatMap(this::ahead);
    }

    /** What a user has before them, as an iCalendar file. */
    public Mono<String> ahead(UUID userId) {
        Instant from = clock.instant().minus(FEED_PAST);
        return events.between(userId, from, EVER, MAX_OF_FEED)
                .flatMap(find::all)
                .map(views ->
                        CalendarFile.of(views.stream().map(EventView::event).toList()));
    }

    /** One event as an iCalendar file; empty where the user may not know of it. */
    public Mono<String> event(UUID eventId, @Nullable UUID userId) {
        return find.visible(eventId, userId).map(view -> CalendarFile.of(List.of(view.event())));
    }
}
