package dev.stagedoor.event.importing.format;

import dev.stagedoor.event.catalogue.model.EventForm;
import dev.stagedoor.event.catalogue.model.EventForm.CancellationForm;
import dev.stagedoor.event.catalogue.model.FieldError;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conferences in the form of the public collection tech-conferences/conference-data. They have dates and no times, so
 * they start at nine in the morning of the place and end at six in the evening of their last day; city and country make
 * the location; the first topic is the category.
 */
final class ConferenceRows {
    private static final LocalTime DOORS_OPEN = LocalTime.of(9, 0);
    private static final LocalTime DOORS_CLOSE = LocalTime.of(18, 0);

    /** Old rows of the collection write this for a place. */
    private static final String ONLINE = "online";

    private static final Map<String, String> NAMES =
            Map.of("startsAt", "startDate", "endsAt", "endDate", "location", "city", "category", "topics[0]");

    private final PlaceZones zones;

    ConferenceRows(PlaceZones zones) {
        this.zones = zones;
    }

    /** An error of the event that was made of a conference, with the name that the field has in the conference. */
    static FieldError inItsTerms(FieldError error) {
        return new FieldError(NAMES.getOrDefault(error.field(), error.field()), error.message());
    }

    EventForm form(JsonFields fields) {
        String city = place(fields, "city");
        String country = place(fields, "country");
        Boolean online = fields.read("online", Boolean.class);
        String location = Stream.of(city, country).filter(Objects::nonNull).collect(Collectors.joining(", "));
        ZoneId zone = zones.of(city, country);
        List<@Nullable String> topics = RowReader.topics(fields);
        LocalDate start = date(fields, "startDate");
        LocalDate end = fields.read("endDate", String.class) == null ? start : date(fields, "endDate");
        return new EventForm(
                fields.read("name", String.class),
                fields.read("description", String.class),
                topics == null || topics.isEmpty() ? null : topics.getFirst(),
                location.isEmpty() ? null : location,
                online == null ? location.isEmpty() : online,
                fields.read("url", String.class),
                topics,
                zone.getId(),
                at(start, DOORS_OPEN, zone),
                at(end, DOORS_CLOSE, zone),
                fields.read("visibility", String.class),
                fields.read("cancellation", CancellationForm.class),
                RowReader.ticketTypes(fields),
                null);
    }

    private static @Nullable String place(JsonFields fields, String name) {
        String value = fields.read(name, String.class);
        return value == null
                        || value.isBlank()
                        || value.strip().toLowerCase(Locale.ROOT).equals(ONLINE)
                ? null
                : value.strip();
    }

    private static @Nullable LocalDate date(JsonFields fields, String name) {
        String value = fields.read(name, String.class);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(value.strip());
        } catch (DateTimeException _) {
            fields.wrong(name, "must be a date, such as 2030-05-17");
            return null;
        }
    }

    private static @Nullable String at(@Nullable LocalDate day, LocalTime time, ZoneId zone) {
        return day == null
                ? null
                : day.atTime(time).atZone(zone).toOffsetDateTime().toString();
    }
}
