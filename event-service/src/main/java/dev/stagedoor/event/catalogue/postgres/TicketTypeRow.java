package dev.stagedoor.event.catalogue.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.Money;
import dev.stagedoor.event.catalogue.model.Slot;
import dev.stagedoor.event.catalogue.model.TicketType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A row of {@code ticket_types}, also as the JSON that {@code json_to_recordset} reads. */
@JsonNaming(SnakeCaseStrategy.class)
record TicketTypeRow(
        UUID id,
        UUID eventId,
        int position,
        String name,
        long price,
        String currency,
        int capacity,
        @Nullable Instant salesStart,
        @Nullable Instant salesEnd,
        int maxPerBooking,
        int initialTickets,
        @Nullable Instant slotStart,
        @Nullable Instant slotEnd) {

    /** The columns with their types, in the order of the table's. */
    static final String RECORDSET = """
            AS r (id uuid, event_id uuid, position integer, name text, price bigint, currency char(3),
                  capacity integer, sales_start timestamptz, sales_end timestamptz, max_per_booking integer,
                  initial_tickets integer, slot_start timestamptz, slot_end timestamptz)
            """;

    static List<TicketTypeRow> of(Event event) {
        List<TicketType> types = event.ticketTypes();
        return IntStream.range(0, types.size())
                .mapToObj(position -> of(event.id(), position, types.get(position)))
                .toList();
    }

    private static TicketTypeRow of(UUID eventId, int position, TicketType type) {
        Slot slot = type.slot();
        return new TicketTypeRow(
                type.id(),
                eventId,
                position,
                type.name(),
                type.price().amount(),
                type.price().currency(),
                type.capacity(),
                type.salesStart(),
                type.salesEnd(),
                type.maxPerBooking(),
                type.initialTickets(),
                slot == null ? null : slot.start(),
                slot == null ? null : slot.end());
    }

    static TicketType read(Readable row) {
        return new TicketType(
                requireNonNull(row.get("id", UUID.class)),
                requireNonNull(row.get("name", String.class)),
                new Money(
                        requireNonNull(row.get("price", Long.class)),
                        requireNonNull(row.get("currency", String.class))),
                requireNonNull(row.get("capacity", Integer.class)),
                row.get("sales_start", Instant.class),
                row.get("sales_end", Instant.class),
                requireNonNull(row.get("max_per_booking", Integer.class)),
                requireNonNull(row.get("initial_tickets", Integer.class)),
                slot(row));
    }

    private static @Nullable Slot slot(Readable row) {
        Instant start = row.get("slot_start", Instant.class);
        return start == null ? null : new Slot(start, requireNonNull(row.get("slot_end", Instant.class)));
    }
}
