package dev.stagedoor.ticket.sale.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.sale.SaleReports;
import dev.stagedoor.ticket.sale.model.QueuedRequest;
import dev.stagedoor.ticket.sale.model.QueuedRequest.Position;
import dev.stagedoor.ticket.sale.model.SaleReport;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresSaleReports implements SaleReports {
    /** As the database has a place that is not known. */
    private static final int UNPLACED = -1;

    private static final String ORDER = "log_partition, log_offset, booking_id, attempt";

    // Numbers are drawn as decisions are written, so a lower one behind a higher one was decided out of turn.
    private static final String REPORT = """
            WITH queue AS MATERIALIZED (
                SELECT booking_id, outcome, reason, requested_at, decided_at, log_partition, number,
                       row_number() OVER turns AS place, max(number) OVER before AS latest_before
                FROM decisions
                WHERE event_id = $1 AND outcome <> 'withdrawn'
                WINDOW turns AS (ORDER BY %s),
                       before AS (turns ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
            ),
            refused AS (SELECT reason, count(*) AS requests FROM queue WHERE outcome = 'refused' GROUP BY reason),
            last_held AS (
                SELECT booking_id, place, decided_at FROM queue WHERE outcome = 'held' ORDER BY place DESC LIMIT 1
            )
            SELECT q.*, now() AS as_of, l.booking_id, l.place, l.decided_at AS last_held_at,
                   (SELECT array_agg(reason ORDER BY requests DESC, reason) FROM refused) AS reasons,
                   (SELECT array_agg(requests ORDER BY requests DESC, reason) FROM refused) AS refusals
            FROM (
                SELECT count(*) AS requests, count(*) FILTER (WHERE outcome = 'held') AS held,
                       min(requested_at) AS first_requested, max(requested_at) AS last_requested,
                       min(decided_at) AS first_decided, max(decided_at) AS last_decided,
                       percentile_disc(ARRAY[0.5, 0.95, 0.99, 1]) WITHIN GROUP (
                           ORDER BY (EXTRACT(EPOCH FROM GREATEST(decided_at - requested_at, interval '0')) * 1000000)::bigint
                       ) AS waited,
                       array_agg(DISTINCT log_partition) FILTER (WHERE log_partition >= 0) AS partitions,
                       count(*) FILTER (WHERE number < latest_before) AS out_of_order,
                       count(*) FILTER (WHERE log_partition < 0) AS unplaced
                FROM queue
            ) q LEFT JOIN last_held l ON true""".formatted(ORDER);

    private static final String REQUESTS = """
            SELECT booking_id, attempt, log_partition, log_offset, requested_at, decided_at, outcome, reason
            FROM decisions WHERE event_id = $1 AND outcome <> 'withdrawn'\s""";

    private static final String PAGE = REQUESTS + "ORDER BY " + ORDER + " LIMIT $2 OFFSET $3";

    private static final String NEXT =
            REQUESTS + "AND (" + ORDER + ") > ($3, $4, $5, $6) ORDER BY " + ORDER + " LIMIT $2";

    private static final String LENGTH =
            "SELECT count(*) FROM decisions WHERE event_id = $1 AND outcome <> 'withdrawn'";

    private static final UUID SMALLEST = new UUID(0, 0);

    private final DatabaseClient database;

    PostgresSaleReports(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<SaleReport> report(UUID event) {
        return database.sql(REPORT)
                .bind(0, event)
                .map(row -> ReportRow.read(event, row))
                .one();
    }

    @Override
    public Mono<List<QueuedRequest>> page(UUID event, int limit, long offset) {
        return database.sql(PAGE)
                .bind(0, event)
                .bind(1, limit)
                .bind(2, offset)
                .map(PostgresSaleReports::request)
                .all()
                .index((index, request) -> request.at(offset + index + 1))
                .collectList();
    }

    @Override
    public Mono<Long> length(UUID event) {
        return database.sql(LENGTH).bind(0, event).mapValue(Long.class).one();
    }

    @Override
    public Mono<List<QueuedRequest>> next(UUID event, @Nullable QueuedRequest after, int limit) {
        Position position = after == null ? null : after.position();
        long before = after == null ? 0 : after.place();
        return database.sql(NEXT)
                .bind(0, event)
                .bind(1, limit)
                .bind(2, position == null ? UNPLACED : position.partition())
                .bind(3, position == null ? (long) UNPLACED : position.offset())
                .bind(4, after == null ? SMALLEST : after.bookingId())
                .bind(5, after == null ? 0 : after.attempt())
                .map(PostgresSaleReports::request)
                .all()
                .index((index, request) -> request.at(before + index + 1))
                .collectList();
    }

    private static QueuedRequest request(Readable row) {
        int partition = requireNonNull(row.get(2, Integer.class));
        return new QueuedRequest(
                0,
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, Integer.class)),
                partition == UNPLACED ? null : new Position(partition, requireNonNull(row.get(3, Long.class))),
                row.get(4, Instant.class),
                requireNonNull(row.get(5, Instant.class)),
                requireNonNull(row.get(6, String.class)),
                row.get(7, String.class));
    }
}
