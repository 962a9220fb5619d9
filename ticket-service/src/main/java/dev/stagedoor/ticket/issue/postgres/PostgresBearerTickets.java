package dev.stagedoor.ticket.issue.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.ticket.issue.BearerTickets;
import dev.stagedoor.ticket.issue.model.IssueRules.Issuer;
import dev.stagedoor.ticket.issue.model.IssueRules.Type;
import dev.stagedoor.ticket.pool.LostRace;
import dev.stagedoor.ticket.pool.postgres.PoolReader;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresBearerTickets implements BearerTickets {
    // An event without a start was last told of by a version that did not name the types: then every pool is one.
    private static final String ISSUER = """
            SELECT e.organizer_id, e.visibility IS DISTINCT FROM 'public', e.cancelled_at IS NOT NULL,
                   array_agg(p.id) FILTER (WHERE p.id IS NOT NULL),
                   array_agg(p.issued + p.issuing) FILTER (WHERE p.id IS NOT NULL)
            FROM events e
            LEFT JOIN pools p ON p.event_id = e.id
                AND (e.starts_at IS NULL OR EXISTS (SELECT FROM ticket_types t WHERE t.id = p.id))
            WHERE e.id = $1
            GROUP BY e.id""";

    private static final String INSERT = """
            INSERT INTO tickets (id, event_id, ticket_type_id, state, created_at)
            SELECT n.id, $2, $3, 'ok', $4 FROM unnest($1::uuid[]) AS n (id)""";

    // Whoever cancels the event waits for this transaction and finds its tickets, or has committed and is found here.
    private static final String STILL_ON = "SELECT cancelled_at IS NULL FROM events WHERE id = $1 FOR SHARE";

    private static final String ADD = """
            UPDATE pools
            SET issued = issued + $2, sold = sold + $2, issuing = issuing - $3, version = version + 1,
                capacity = GREATEST(wanted + issued + $2, held + sold + $2)
            WHERE id = $1 AND issuing >= $3
            RETURNING\s""" + PoolReader.COLUMNS;

    private static final String COUNT = """
            UPDATE ticket_counts SET ok = ok + $2, redeemed = redeemed + $3, void = void + $4
            WHERE event_id = $1 RETURNING ok + redeemed""";

    private static final String VOID = """
            WITH due AS MATERIALIZED (
                SELECT id FROM tickets WHERE ticket_type_id = $1 AND booking_id IS NULL AND state <> 'void'
                LIMIT $2 FOR NO KEY UPDATE
            )
            UPDATE tickets t SET state = 'void' FROM due WHERE t.id = due.id
            RETURNING t.id, old.state = 'redeemed'""";

    private static final String TAKE_AWAY = """
            UPDATE pools
            SET issued = issued - $2, sold = sold - $2, voiding = $2 = $3, version = version + 1,
                capacity = GREATEST(wanted + issued - $2, held + sold - $2)
            WHERE id = $1
            RETURNING\s""" + PoolReader.COLUMNS;

    // One at a time: two would do the same chunk, and all but one in vain.
    private static final String UNFINISHED = """
            SELECT event_id, id, issuing FROM pools
            WHERE (issuing > 0 OR voiding) AND pg_try_advisory_xact_lock(hashtextextended('unfinished pools', 0))
            ORDER BY id LIMIT 1""";

    private final DatabaseClient database;

    PostgresBearerTickets(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Issuer> issuer(UUID event) {
        return database.sql(ISSUER)
                .bind(0, event)
                .map(PostgresBearerTickets::asked)
                .one();
    }

    @Override
    public Mono<Void> insert(List<UUID> ids, UUID event, UUID type, Instant at) {
        return database.sql(INSERT)
                .bind(0, ids.toArray(UUID[]::new))
                .bind(1, event)
                .bind(2, type)
                .bind(3, at.atOffset(ZoneOffset.UTC))
                .then();
    }

    @Override
    public Mono<Counted> add(UUID event, UUID type, int quantity, int due) {
        return database.sql(STILL_ON)
                .bind(0, event)
                .mapValue(Boolean.class)
                .one()
                .filter(on -> on)
                .switchIfEmpty(Mono.error(() -> new LostRace("the event was cancelled meanwhile")))
                .flatMap(_ -> database.sql(ADD)
                        .bind(0, type)
                        .bind(1, quantity)
                        .bind(2, due)
                        .map(PoolReader::pool)
                        .one())
                .switchIfEmpty(Mono.error(() -> new LostRace("somebody else issued what was due")))
                .flatMap(pool -> count(event, quantity, 0, 0).map(valid -> new Counted(pool, valid)));
    }

    @Override
    public Mono<Voided> makeVoid(UUID event, UUID type, int limit) {
        return database.sql(VOID)
                .bind(0, type)
                .bind(1, limit)
                .map(PostgresBearerTickets::gone)
                .all()
                .collectList()
                .flatMap(voided -> takeAway(event, type, voided, limit));
    }

    private Mono<Voided> takeAway(UUID event, UUID type, List<VoidedRow> voided, int limit) {
        int redeemed = (int) voided.stream().filter(VoidedRow::redeemed).count();
        return database.sql(TAKE_AWAY)
                .bind(0, type)
                .bind(1, voided.size())
                .bind(2, limit)
                .map(PoolReader::pool)
                .one()
                .flatMap(pool -> count(event, redeemed - voided.size(), -redeemed, voided.size())
                        .thenReturn(
                                new Voided(voided.stream().map(VoidedRow::id).toList(), pool)));
    }

    private Mono<Long> count(UUID event, int ok, int redeemed, int nowVoid) {
        return database.sql(COUNT)
                .bind(0, event)
                .bind(1, ok)
                .bind(2, redeemed)
                .bind(3, nowVoid)
                .mapValue(Long.class)
                .one();
    }

    @Override
    public Mono<Unfinished> unfinished() {
        return database.sql(UNFINISHED)
                .map(row -> new Unfinished(
                        requireNonNull(row.get(0, UUID.class)),
                        requireNonNull(row.get(1, UUID.class)),
                        requireNonNull(row.get(2, Integer.class))))
                .one();
    }

    private record VoidedRow(UUID id, boolean redeemed) {}

    private static VoidedRow gone(Readable row) {
        return new VoidedRow(requireNonNull(row.get(0, UUID.class)), requireNonNull(row.get(1, Boolean.class)));
    }

    private static Issuer asked(Readable row) {
        List<Type> types = new ArrayList<>();
        UUID[] ids = row.get(3, UUID[].class);
        Integer[] counts = row.get(4, Integer[].class);
        if (ids != null && counts != null) {
            for (int i = 0; i < ids.length; i++) {
                types.add(new Type(ids[i], counts[i]));
            }
        }
        return new Issuer(
                requireNonNull(row.get(0, UUID.class)),
                requireNonNull(row.get(1, Boolean.class)),
                requireNonNull(row.get(2, Boolean.class)),
                types);
    }
}
