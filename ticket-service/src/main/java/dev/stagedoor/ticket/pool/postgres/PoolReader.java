package dev.stagedoor.ticket.pool.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.pool.model.Pool;
import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads pools without a lock: whoever writes names the versions that were read here. */
@Component
public class PoolReader {
    /** The columns that {@link #pool} reads. */
    public static final String COLUMNS =
            "id, event_id, wanted, issued, capacity, held, sold, version, suspended_at IS NOT NULL";

    private static final String POOLS = "SELECT " + COLUMNS + " FROM pools WHERE event_id = ANY($1)";

    private final DatabaseClient database;

    PoolReader(DatabaseClient database) {
        this.database = database;
    }

    /** Emits all pools of these events. */
    public Mono<List<Pool>> of(Collection<UUID> events) {
        return database.sql(POOLS)
                .bind(0, events.toArray(UUID[]::new))
                .map(PoolReader::pool)
                .all()
                .collectList();
    }

    /** Reads a row of {@link #COLUMNS}. */
    public static Pool pool(Readable row) {
        return new Pool(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, UUID.class)),
                requireNonNull(row.get(2, Integer.class)),
                requireNonNull(row.get(3, Integer.class)),
                requireNonNull(row.get(4, Integer.class)),
                requireNonNull(row.get(5, Integer.class)),
                requireNonNull(row.get(6, Integer.class)),
                requireNonNull(row.get(7, Long.class)),
                requireNonNull(row.get(8, Boolean.class)));
    }
}
