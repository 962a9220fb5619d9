package dev.stagedoor.event.importing.format;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneAssignment;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.property.TextProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * iCalendar (RFC 5545): each VEVENT is a row, its UID the external id, the first of its categories the category. A time
 * without a zone is UTC. A date without a time starts at nine, and ends at six of the last day, which is the one before
 * DTEND.
 */
final class CalendarFile implements FileFormat {
    private static final LocalTime DOORS_OPEN = LocalTime.of(9, 0);
    private static final LocalTime DOORS_CLOSE = LocalTime.of(18, 0);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final long DAYS_OF_WEEK = 7;
    private static final String BEGIN = "BEGIN:VCALENDAR";
    private static final String END = "END:VCALENDAR";

    private final JsonMapper json;

    CalendarFile(JsonMapper json) {
        this.json = json;
    }

    @Override
    public List<JsonNode> rows(byte[] file) {
        String text = Utf8.decode(file);
        demandEnvelope(text);
        List<JsonNode> rows = new ArrayList<>();
        for (ICalendar calendar : Biweekly.parse(text).all()) {
            calendar.getEvents().forEach(event -> rows.add(row(calendar, event)));
        }
        return rows;
    }

    /** The parser is lenient: half a download would pass for a short calendar. */
    private static void demandEnvelope(String text) {
        List<String> lines = text.strip().lines().toList();
        if (lines.isEmpty() || !lines.getFirst().strip().equalsIgnoreCase(BEGIN)) {
            throw BrokenFile.at(1, "a calendar begins with " + BEGIN);
        }
        if (!lines.getLast().strip().equalsIgnoreCase(END)) {
            throw BrokenFile.at(lines.size(), "the calendar does not end with " + END);
        }
    }

    private JsonNode row(ICalendar calendar, VEvent event) {
        ObjectNode row = json.createObjectNode();
        put(row, "externalId", externalId(event));
        put(row, "name", text(event.getSummary()));
        put(row, "description", text(event.getDescription()));
        put(row, "location", text(event.getLocation()));
        put(row, "url", text(event.getUrl()));
        List<String> categories = event.getCategories().stream()
                .flatMap(list -> list.getValues().stream())
                .toList();
        ArrayNode topics = row.putArray("topics");
        categories.forEach(topics::add);
        put(row, "category", categories.isEmpty() ? null : categories.getFirst());
        putTimes(row, calendar, event);
        return row;
    }

    private static @Nullable String externalId(VEvent event) {
        String uid = text(event.getUid());
        // An exception to a recurring event has its UID and names the occurrence it replaces.
        var occurrence = event.getRecurrenceId();
        return uid == null || occurrence == null || occurrence.getValue() == null
                ? uid
                : uid + " " + occurrence.getValue().toInstant();
    }

    private static void putTimes(ObjectNode row, ICalendar calendar, VEvent event) {
        var start = event.getDateStart();
        if (start == null || start.getValue() == null) {
            return;
        }
        try {
            ZonedDateTime startsAt = moment(calendar, start, false);
            row.put("timezone", startsAt.getZone().getId());
            row.put("startsAt", startsAt.toOffsetDateTime().toString());
            row.put("endsAt", end(calendar, event, startsAt).toOffsetDateTime().toString());
        } catch (DateTimeException _) {
            row.put("startsAt", "out of range");
        }
    }

    private static ZonedDateTime end(ICalendar calendar, VEvent event, ZonedDateTime startsAt) {
        var end = event.getDateEnd();
        if (end != null && end.getValue() != null) {
            ZonedDateTime moment = moment(calendar, end, true);
            // DTEND may equal DTSTART for one whole day, though it should be the day after.
            boolean sameDay = !end.getValue().hasTime() && moment.isBefore(startsAt);
            return sameDay ? startsAt.with(DOORS_CLOSE) : moment;
        }
        Duration duration =
                event.getDuration() == null ? null : event.getDuration().getValue();
        if (duration != null) {
            return plus(startsAt, duration);
        }
        return event.getDateStart().getValue().hasTime() ? startsAt : startsAt.with(DOORS_CLOSE);
    }

    /** Days and weeks end at the same time of another day; hours, minutes and seconds are exact (RFC 5545, 3.3.6). */
    private static ZonedDateTime plus(ZonedDateTime start, Duration duration) {
        int sign = duration.isPrior() ? -1 : 1;
        long days = DAYS_OF_WEEK * orZero(duration.getWeeks()) + orZero(duration.getDays());
        java.time.Duration exact = java.time.Duration.ofHours(orZero(duration.getHours()))
                .plusMinutes(orZero(duration.getMinutes()))
                .plusSeconds(orZero(duration.getSeconds()));
        return start.plusDays(sign * days).plus(exact.multipliedBy(sign));
    }

    private static long orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static ZonedDateTime moment(ICalendar calendar, DateOrDateTimeProperty property, boolean end) {
        ICalDate value = property.getValue();
        DateTimeComponents raw = value.getRawComponents();
        if (raw == null) {
            return value.toInstant().atZone(UTC);
        }
        LocalDate day = LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        ZoneId zone = zone(calendar, property, raw);
        if (zone == null) {
            return value.toInstant().atZone(UTC);
        }
        if (!value.hasTime()) {
            return end
                    ? day.minusDays(1).atTime(DOORS_CLOSE).atZone(zone)
                    : day.atTime(DOORS_OPEN).atZone(zone);
        }
        // As RFC 5545, 3.3.5 has it: a time that a day has twice is the first of them, one that it lacks is as long
        // after midnight as it would be had the clocks not changed.
        return LocalDateTime.of(day, LocalTime.of(raw.getHour(), raw.getMinute(), raw.getSecond()))
                .atZone(zone);
    }

    /** Null: one that the file itself defines and nobody else knows, by which the parser has reckoned. */
    private static @Nullable ZoneId zone(ICalendar calendar, DateOrDateTimeProperty property, DateTimeComponents raw) {
        TimezoneAssignment assigned = calendar.getTimezoneInfo().getTimezone(property);
        if (raw.isUtc() || assigned == null) {
            return UTC;
        }
        TimeZone zone = assigned.getTimeZone();
        return ZoneId.getAvailableZoneIds().contains(zone.getID()) ? ZoneId.of(zone.getID()) : null;
    }

    private static @Nullable String text(@Nullable TextProperty property) {
        return property == null ? null : property.getValue();
    }

    private static void put(ObjectNode row, String name, @Nullable String value) {
        if (value != null) {
            row.put(name, value);
        }
    }
}
