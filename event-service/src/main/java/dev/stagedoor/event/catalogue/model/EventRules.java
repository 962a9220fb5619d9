package dev.stagedoor.event.catalogue.model;

import dev.stagedoor.event.catalogue.model.EventForm.CancellationForm;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes an {@link EventContent} of an {@link EventForm}, or says everything that is wrong with it. */
public final class EventRules {
    private static final int WHOLE = 100;
    private static final ZoneId UTC = ZoneId.of("UTC");

    private EventRules() {}

    /** A row of a file. */
    public static Checked<EventContent> check(EventForm form) {
        Checks checks = new Checks();
        return checks.result(content(checks, form, Limits.TICKET_TYPES));
    }

    /** A new event. */
    public static Checked<NewEvent> checkNew(EventForm form) {
        Checks checks = new Checks();
        EventContent content = content(checks, form, Limits.TICKET_TYPES);
        Integer tickets = checks.number("initialTickets", form.initialTickets(), 0, Limits.INITIAL_TICKETS);
        return checks.result(content == null ? null : new NewEvent(content, tickets));
    }

    /** What becomes of an event that exists; how many ticket types it may have is up to its kind. */
    public static Checked<EventContent> checkReplacement(EventForm form) {
        Checks checks = new Checks();
        if (form.initialTickets() != null) {
            checks.wrong("initialTickets", "is for a new event only: issue more tickets at the event's /tickets");
        }
        return checks.result(content(checks, form, Limits.SLOTS));
    }

    private static @Nullable EventContent content(Checks checks, EventForm form, int maxTicketTypes) {
        String name = checks.required("name", checks.line("name", form.name(), Limits.NAME), form.name());
        ZoneId timezone = timezone(checks, form.timezone());
        Instant startsAt = checks.required("startsAt", checks.moment("startsAt", form.startsAt()), form.startsAt());
        Instant endsAt = checks.moment("endsAt", form.endsAt());
        if (startsAt != null && endsAt != null && endsAt.isBefore(startsAt)) {
            checks.wrong("endsAt", "must not be before the start");
        }
        String description = checks.lines("description", form.description(), Limits.DESCRIPTION);
        String category = checks.line("category", form.category(), Limits.CATEGORY);
        String location = checks.line("location", form.location(), Limits.LOCATION);
        String url = checks.webAddress("url", form.url());
        List<String> topics = topics(checks, form.topics());
        Visibility visibility = visibility(checks, form.visibility());
        Cancellation cancellation = cancellation(checks, form.cancellation());
        List<TicketTypeContent> ticketTypes = TicketTypeRules.all(checks, form.ticketTypes(), maxTicketTypes);
        if (!checks.errors().isEmpty() || name == null || startsAt == null) {
            return null;
        }
        EventDetails details = new EventDetails(
                name,
                description,
                category,
                location,
                Boolean.TRUE.equals(form.online()),
                url,
                topics,
                timezone,
                startsAt,
                endsAt == null ? startsAt : endsAt,
                visibility,
                cancellation);
        return new EventContent(details, ticketTypes);
    }

    /** UTC where nothing is said. */
    public static ZoneId timezone(Checks checks, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return UTC;
        }
        try {
            if (ZoneId.getAvailableZoneIds().contains(value.strip())) {
                return ZoneId.of(value.strip());
            }
        } catch (DateTimeException _) {
            // Reported below like any other name that is not a zone's.
        }
        checks.wrong("timezone", "must be an IANA time zone, such as Europe/Oslo");
        return UTC;
    }

    private static List<String> topics(Checks checks, @Nullable List<@Nullable String> values) {
        if (values == null) {
            return List.of();
        }
        if (values.size() > Limits.TOPICS) {
            checks.wrong("topics", "must be at most " + Limits.TOPICS);
            return List.of();
        }
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String topic = checks.line("topics[" + i + "]", values.get(i), Limits.CATEGORY);
            if (topic != null) {
                topics.add(topic);
            }
        }
        return List.copyOf(topics);
    }

    private static Visibility visibility(Checks checks, @Nullable String value) {
        if (value == null) {
            return Visibility.PUBLIC;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "public" -> Visibility.PUBLIC;
            case "private" -> Visibility.PRIVATE;
            default -> {
                checks.wrong("visibility", "must be public or private");
                yield Visibility.PUBLIC;
            }
        };
    }

    private static @Nullable Cancellation cancellation(Checks checks, @Nullable CancellationForm form) {
        if (form == null) {
            return null;
        }
        Integer fee = checks.number("cancellation.feePercent", form.feePercent(), 0, WHOLE);
        Duration until = duration(form.until());
        if (until == null) {
            checks.wrong("cancellation.until", "must be an ISO 8601 duration from PT0S to P365D, such as PT48H");
            return null;
        }
        return new Cancellation(until, fee == null ? 0 : fee);
    }

    private static @Nullable Duration duration(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(value.strip());
            boolean inRange = !duration.isNegative() && duration.compareTo(Limits.CANCEL_UNTIL) <= 0;
            return inRange ? Duration.ofSeconds(duration.toSeconds()) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
