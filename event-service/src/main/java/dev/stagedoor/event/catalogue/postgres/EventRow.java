package dev.stagedoor.event.catalogue.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Cancellation;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.SpotName;
import dev.stagedoor.event.catalogue.model.TicketType;
import dev.stagedoor.event.catalogue.model.Visibility;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code events}, also as the JSON that {@code json_to_recordset} reads. */
@JsonNaming(SnakeCaseStrategy.class)
record EventRow(
        UUID id,
        UUID organizerId,
        long revision,
        String name,
        @Nullable String description,
        @Nullable String category,
        @Nullable String location,
        boolean online,
        @Nullable String url,
        List<String> topics,
        String timezone,
        Instant startsAt,
        Instant endsAt,
        String visibility,
        @Nullable Long cancelUntilSeconds,
        int cancelFeePercent,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant cancelledAt,
        @Nullable String cancelReason,
        @Nullable List<UUID> doorStaff,
        @Nullable String spot,
        @Nullable String spotKey) {

    /** The columns with their types, in the order of the table's. */
    static final String RECORDSET = """
            AS r (id uuid, organizer_id uuid, revision bigint, name text, description text, category text,
                  location text, online boolean, url text, topics text[], timezone text, starts_at timestamptz,
                  ends_at timestamptz, visibility text, cancel_until_seconds bigint, cancel_fee_percent integer,
                  created_at timestamptz, published_at timestamptz, cancelled_at timestamptz, cancel_reason text,
                  door_staff uuid[], spot text, spot_key text)
            """;

    static EventRow of(Event event) {
        EventDetails details = event.details();
        Cancellation cancellation = details.cancellation();
        CalledOff calledOff = event.calledOff();
        String spot = event.spot();
        return new EventRow(
                event.id(),
                event.organizerId(),
                event.revision(),
                details.name(),
                details.description(),
                details.category(),
                details.location(),
                details.online(),
                details.url(),
                details.topics(),
                details.timezone().getId(),
                details.startsAt(),
                details.endsAt(),
                details.visibility().name().toLowerCase(Locale.ROOT),
                cancellation == null ? null : cancellation.until().toSeconds(),
                cancellation == null ? 0 : cancellation.feePercent(),
                event.createdAt(),
                event.publishedAt(),
                calledOff == null ? null : calledOff.at(),
                calledOff == null ? null : calledOff.reason(),
                event.doorStaff(),
                spot,
                spot == null ? null : SpotName.key(spot));
    }

    static Event read(Readable row, List<TicketType> ticketTypes) {
        return new Event(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("organizer_id", UUID.class)),
                requireNonNull(row.get("revision", Long.class)),
                details(row),
                ticketTypes,
                doorStaff(row),
                row.get("spot", String.class),
                requireNonNull(row.get("created_at", Instant.class)),
                row.get("published_at", Instant.class),
                calledOff(row));
    }

    private static @Nullable List<UUID> doorStaff(Readable row) {
        UUID[] staff = row.get("door_staff", UUID[].class);
        return staff == null ? null : List.of(staff);
    }

    private static @Nullable CalledOff calledOff(Readable row) {
        Instant at = row.get("cancelled_at", Instant.class);
        return at == null ? null : new CalledOff(at, row.get("cancel_reason", String.class));
    }

    private static EventDetails details(Readable row) {
        return new EventDetails(
                text(row, "name"),
                row.get("description", String.class),
                row.get("category", String.class),
                row.get("location", String.class),
                requireNonNull(row.get("online", Boolean.class)),
                row.get("url", String.class),
                List.of(requireNonNull(row.get("topics", String[].class))),
                ZoneId.of(text(row, "timezone")),
                requireNonNull(row.get("starts_at", Instant.class)),
                requireNonNull(row.get("ends_at", Instant.class)),
                Visibility.valueOf(text(row, "visibility").toUpperCase(Locale.ROOT)),
                cancellation(row));
    }

    private static @Nullable Cancellation cancellation(Readable row) {
        Long until = row.get("cancel_until_seconds", Long.class);
        return until == null
                ? null
                : new Cancellation(
                        Duration.ofSeconds(until), requireNonNull(row.get("cancel_fee_percent", Integer.class)));
    }

    private static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
