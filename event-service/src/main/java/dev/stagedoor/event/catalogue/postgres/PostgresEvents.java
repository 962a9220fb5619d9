package dev.stagedoor.event.catalogue.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.catalogue.EventMessages;
import dev.stagedoor.event.catalogue.Events;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventChange;
import dev.stagedoor.event.catalogue.model.TicketType;
import dev.stagedoor.event.news.CatalogueNews;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores any number of events with one statement per table: the rows travel as one JSON parameter, which also carries
 * the lists of topics that {@code unnest} would flatten.
 */
@Component
class PostgresEvents implements Events {
    private static final String FIND = "SELECT * FROM events WHERE id = ANY(:ids) ORDER BY id";
    private static final String LOCK = FIND + " FOR UPDATE";
    private static final String TYPES =
            "SELECT * FROM ticket_types WHERE event_id = ANY(:ids) ORDER BY event_id, position";

    private static final String INSERT = """
            INSERT INTO events (id, organizer_id, revision, name, description, category, location, online, url, topics,
                timezone, starts_at, ends_at, visibility, cancel_until_seconds, cancel_fee_percent, created_at,
                published_at, cancelled_at, cancel_reason, door_staff, spot, spot_key)
            SELECT * FROM json_to_recordset(CAST(:rows AS json)) %s
            """.formatted(EventRow.RECORDSET);

    private static final String UPDATE = """
            UPDATE events e
            SET organizer_id = r.organizer_id, revision = r.revision, name = r.name, description = r.description, category = r.category,
                location = r.location, online = r.online, url = r.url, topics = r.topics, timezone = r.timezone,
                starts_at = r.starts_at, ends_at = r.ends_at, visibility = r.visibility,
                cancel_until_seconds = r.cancel_until_seconds, cancel_fee_percent = r.cancel_fee_percent,
                published_at = r.published_at, cancelled_at = r.cancelled_at, cancel_reason = r.cancel_reason,
                door_staff = r.door_staff
            FROM json_to_recordset(CAST(:rows AS json)) %s
            WHERE e.id = r.id
            """.formatted(EventRow.RECORDSET);

    private static final String DELETE_TYPES =
            "DELETE FROM ticket_types WHERE event_id = ANY(:events) AND id <> ALL(:kept)";

    private static final String STORE_TYPES = """
            INSERT INTO ticket_types (id, event_id, position, name, price, currency, capacity, sales_start, sales_end,
                max_per_booking, initial_tickets, slot_start, slot_end)
            SELECT * FROM json_to_recordset(CAST(:rows AS json)) %s
            ON CONFLICT (id) DO UPDATE
            SET position = excluded.position, name = excluded.name, price = excluded.price,
                currency = excluded.currency, capacity = excluded.capacity, sales_start = excluded.sales_start,
                sales_end = excluded.sales_end, max_per_booking = excluded.max_per_booking,
                slot_start = excluded.slot_start, slot_end = excluded.slot_end
            """.formatted(TicketTypeRow.RECORDSET);

    private final DatabaseClient database;
    private final Outbox outbox;
    private final JsonMapper json;
    private final CatalogueNews news;

    PostgresEvents(DatabaseClient database, Outbox outbox, JsonMapper json, CatalogueNews news) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
        this.news = news;
    }

    @Override
    public Mono<List<Event>> find(Collection<UUID> ids) {
        return read(FIND, ids);
    }

    @Override
    public Mono<List<Event>> lock(Collection<UUID> ids) {
        return read(LOCK, ids);
    }

    private Mono<List<Event>> read(String events, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        UUID[] wanted = ids.toArray(UUID[]::new);
        // The events first: once they are locked, their types stand still.
        return database.sql(events)
                .bind("ids", wanted)
                .map(row -> EventRow.read(row, List.of()))
                .all()
                .collectList()
                .zipWhen(found -> ticketTypes(wanted), PostgresEvents::join);
    }

    private Mono<Map<UUID, List<TicketType>>> ticketTypes(UUID[] eventIds) {
        return database.sql(TYPES)
                .bind("ids", eventIds)
                .map(row -> Map.entry(requireNonNull(row.get("event_id", UUID.class)), TicketTypeRow.read(row)))
                .all()
                .collectList()
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                HashMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    private static List<Event> join(List<Event> events, Map<UUID, List<TicketType>> types) {
        return events.stream()
                .map(event -> event.withTicketTypes(types.getOrDefault(event.id(), List.of())))
                .toList();
    }

    @Override
    public Mono<Void> store(List<EventChange> changes) {
        List<Event> all = changes.stream().map(EventChange::after).toList();
        List<Event> created = changes.stream()
                .filter(change -> change.before() == null)
                .map(EventChange::after)
                .toList();
        List<Event> changed = changes.stream()
                .filter(change -> change.before() != null)
                .map(EventChange::after)
                .toList();
        List<OutgoingMessage> messages = EventMessages.of(changes);
        return write(INSERT, created.stream().map(EventRow::of).toList())
                .then(write(UPDATE, changed.stream().map(EventRow::of).toList()))
                .then(deleteTypesGone(changed))
                .then(write(
                        STORE_TYPES,
                        all.stream()
                                .flatMap(event -> TicketTypeRow.of(event).stream())
                                .toList()))
                .then(messages.isEmpty() ? Mono.empty() : outbox.append(messages))
                .then(news.eventsChanged());
    }

    private Mono<Void> write(String statement, List<?> rows) {
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql(statement)
                        .bind("rows", json.writeValueAsString(rows))
                        .then();
    }

    private Mono<Void> deleteTypesGone(List<Event> changed) {
        if (changed.isEmpty()) {
            return Mono.empty();
        }
        return database.sql(DELETE_TYPES)
                .bind("events", changed.stream().map(Event::id).toArray(UUID[]::new))
                .bind(
                        "kept",
                        changed.stream()
                                .flatMap(event -> event.ticketTypes().stream())
                                .map(TicketType::id)
                                .toArray(UUID[]::new))
                .then();
    }

    @Override
    public Mono<Void> delete(UUID id) {
        return database.sql("DELETE FROM events WHERE id = :id")
                .bind("id", id)
                .then()
                .then(news.eventsChanged());
    }
}
