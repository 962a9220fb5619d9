package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.RelayLimits;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Wrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The one database session of a relay. It holds the locks of the stripes, and rows are read and deleted through it
 * alone: a relay that loses it has lost its stripes and can delete nothing any more, all at once.
 *
 * <p>Blocks; for the relay's own thread.
 */
final class RelaySession implements AutoCloseable {
    private final PostgresqlConnection connection;
    private final RelayLimits limits;
    private final int processId;

    /**
     * What is going on in the database.
     *
     * @param members live relays, this one included
     * @param taken stripes that some relay owns
     * @param backlog rows that wait, counted up to a cap
     * @param oldest when the first of them was appended
     */
    record Situation(
            int members,
            List<Integer> taken,
            long backlog,
            @Nullable Instant oldest) {}

    private RelaySession(PostgresqlConnection connection, RelayLimits limits) {
        this.connection = connection;
        this.limits = limits;
        this.processId =
                first(statement(RelaySql.PROCESS_ID), row -> Objects.requireNonNull(row.get(0, Integer.class)));
    }

    /**
     * Opens a session beside the pool and joins the live relays.
     *
     * @param onNotify called with what another session said on a channel of {@link RelaySql}
     * @param onLost called once when the session has ended, by whatever cause
     */
    static RelaySession open(
            ConnectionFactory factory, RelayLimits limits, Consumer<Notification> onNotify, Runnable onLost) {
        PostgresqlConnection connection =
                Objects.requireNonNull(Mono.from(unpooled(factory).create())
                        .cast(PostgresqlConnection.class)
                        .block(limits.statementTimeout()));
        try {
            RelaySession session = new RelaySession(connection, limits);
            session.join(onNotify, onLost);
            return session;
        } catch (RuntimeException e) {
            connection.close().onErrorComplete().block(limits.statementTimeout());
            throw e;
        }
    }

    /** A borrowed connection would be handed out again with its locks, and would count against the service's pool. */
    private static ConnectionFactory unpooled(ConnectionFactory factory) {
        ConnectionFactory current = factory;
        while (current instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory inner) {
            current = inner;
        }
        return current;
    }

    private void join(Consumer<Notification> onNotify, Runnable onLost) {
        var unused = connection
                .getNotifications()
                .filter(notification -> notification.getProcessId() != processId)
                .subscribe(onNotify, error -> onLost.run(), onLost);
        run(RelaySql.settings(limits.sessionTimeout()));
        run(RelaySql.JOIN);
    }

    Situation situation() {
        return first(
                statement(RelaySql.SITUATION).bind(0, limits.backlogCap()),
                row -> new Situation(
                        Objects.requireNonNull(row.get(0, Integer.class)),
                        List.of(Objects.requireNonNull(row.get(1, Integer[].class))),
                        Objects.requireNonNull(row.get(2, Long.class)),
                        row.get(3, Instant.class)));
    }

    /** Tries to lock {@code stripes}; returns those that nobody else had. */
    List<Integer> tryLock(Collection<Integer> stripes) {
        return stripes.isEmpty() ? List.of() : stripes(RelaySql.TRY_LOCK, stripes);
    }

    void unlock(Collection<Integer> stripes) {
        if (!stripes.isEmpty()) {
            var unused = stripes(RelaySql.UNLOCK, stripes);
        }
    }

    private List<Integer> stripes(String sql, Collection<Integer> stripes) {
        return all(
                statement(sql).bind(0, stripes.toArray(Integer[]::new)),
                row -> Objects.requireNonNull(row.get(0, Integer.class)));
    }

    /** Deletes the rows {@code sent} and reads the next of the stripes {@code owned}, in one round trip. */
    List<OutboxRow> next(Collection<Long> sent, Collection<Integer> owned) {
        return all(
                statement(RelaySql.NEXT)
                        .bind(0, sent.toArray(Long[]::new))
                        .bind(1, owned.stream().map(Integer::shortValue).toArray(Short[]::new))
                        .bind(2, limits.batchSize()),
                RelaySession::outboxRow);
    }

    void delete(Collection<Long> sent) {
        if (!sent.isEmpty()) {
            var unused = Flux.from(statement(RelaySql.DELETE)
                            .bind(0, sent.toArray(Long[]::new))
                            .execute())
                    .concatMap(result -> result.getRowsUpdated())
                    .blockLast(limits.statementTimeout());
        }
    }

    /** Tells the relays of other processes that rows were committed. */
    void notifyOthers() {
        run(RelaySql.NOTIFY);
    }

    private static OutboxRow outboxRow(Row row) {
        return new OutboxRow(
                Objects.requireNonNull(row.get(0, Long.class)),
                Objects.requireNonNull(row.get(1, UUID.class)),
                Objects.requireNonNull(row.get(2, String.class)),
                Objects.requireNonNull(row.get(3, UUID.class)),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                Objects.requireNonNull(row.get(7, Instant.class)));
    }

    private PostgresqlStatement statement(String sql) {
        return connection.createStatement(sql);
    }

    private void run(String sql) {
        var unused = statement(sql)
                .execute()
                .concatMap(result -> result.getRowsUpdated())
                .blockLast(limits.statementTimeout());
    }

    private <T> T first(PostgresqlStatement statement, Function<Row, T> read) {
        return all(statement, read).getFirst();
    }

    private <T> List<T> all(PostgresqlStatement statement, Function<Row, T> read) {
        List<T> rows = statement
                .execute()
                .concatMap(result -> result.map((row, metadata) -> read.apply(row)))
                .collect(ArrayList<T>::new, ArrayList::add)
                .block(limits.statementTimeout());
        return Objects.requireNonNull(rows);
    }

    /** Ends the session, and with it the locks. */
    @Override
    public void close() {
        connection.close().onErrorComplete().block(limits.statementTimeout());
    }
}
