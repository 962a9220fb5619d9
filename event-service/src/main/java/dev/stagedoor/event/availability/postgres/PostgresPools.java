package dev.stagedoor.event.availability.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.availability.Pools;
import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.event.news.CatalogueNews;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresPools implements Pools {
    private static final String FIND = """
            SELECT event_id, ticket_type_id, capacity, held, sold, available, issued, version, suspended, as_of
            FROM pools WHERE event_id = ANY(:events)
            """;

    private static final String KEEP_NEWEST = """
            INSERT INTO pools AS known (event_id, ticket_type_id, capacity, held, sold, available, issued,
                version, suspended, as_of)
            SELECT * FROM unnest(:events, :types, :capacities, :held, :sold, :available, :issued, :versions,
                :suspended, :times)
            ON CONFLICT (ticket_type_id) DO UPDATE
            SET capacity = excluded.capacity, held = excluded.held, sold = excluded.sold,
                available = excluded.available, issued = excluded.issued, version = excluded.version,
                suspended = excluded.suspended, as_of = excluded.as_of
            WHERE known.version < excluded.version
            """;

    private final DatabaseClient database;
    private final CatalogueNews news;

    PostgresPools(DatabaseClient database, CatalogueNews news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public Mono<Availability> of(Collection<UUID> eventIds) {
        return database.sql(FIND)
                .bind("events", eventIds.toArray(UUID[]::new))
                .map(PostgresPools::read)
                .all()
                .collectList()
                .map(Availability::of);
    }

    @Override
    public Mono<Void> keepNewest(Collection<Pool> pools) {
        // In one order everywhere, so that two replicas with the same batch cannot lock each other out.
        List<Pool> ordered =
                pools.stream().sorted(Comparator.comparing(Pool::ticketTypeId)).toList();
        return database.sql(KEEP_NEWEST)
                .bind("events", ids(ordered, Pool::eventId))
                .bind("types", ids(ordered, Pool::ticketTypeId))
                .bind("capacities", numbers(ordered, Pool::capacity))
                .bind("held", numbers(ordered, Pool::held))
                .bind("sold", numbers(ordered, Pool::sold))
                .bind("available", numbers(ordered, Pool::available))
                .bind("issued", numbers(ordered, Pool::issued))
                .bind("versions", ordered.stream().map(Pool::version).toArray(Long[]::new))
                .bind("suspended", ordered.stream().map(Pool::suspended).toArray(Boolean[]::new))
                .bind("times", ordered.stream().map(PostgresPools::time).toArray(OffsetDateTime[]::new))
                .then()
                .then(news.seatsChanged(List.of(ids(ordered, Pool::eventId))));
    }

    private static UUID[] ids(List<Pool> pools, Function<Pool, UUID> id) {
        return pools.stream().map(id).toArray(UUID[]::new);
    }

    private static Integer[] numbers(List<Pool> pools, Function<Pool, Integer> number) {
        return pools.stream().map(number).toArray(Integer[]::new);
    }

    private static @Nullable OffsetDateTime time(Pool pool) {
        return pool.asOf() == null ? null : pool.asOf().atOffset(ZoneOffset.UTC);
    }

    private static Pool read(Readable row) {
        return new Pool(
                requireNonNull(row.get("event_id", UUID.class)),
                requireNonNull(row.get("ticket_type_id", UUID.class)),
                requireNonNull(row.get("capacity", Integer.class)),
                requireNonNull(row.get("held", Integer.class)),
                requireNonNull(row.get("sold", Integer.class)),
                requireNonNull(row.get("available", Integer.class)),
                requireNonNull(row.get("issued", Integer.class)),
                requireNonNull(row.get("version", Long.class)),
                requireNonNull(row.get("suspended", Boolean.class)),
                row.get("as_of", Instant.class));
    }
}
