package dev.stagedoor.messaging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;
import tools.jackson.databind.json.JsonMapper;

/** The outbox as a table, written by the caller's transaction. */
final class PostgresOutbox implements Outbox {
    // The identity is given out in the order of the arrays, which is the order in which the caller appended.
    private static final String INSERT = """
            INSERT INTO messaging.outbox (stripe, message_id, topic, key, type, data, traceparent, created_at)
            SELECT m.stripe, m.message_id, m.topic, m.key, m.type, m.data, m.traceparent, $8
            FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::text[])
                WITH ORDINALITY AS m (stripe, message_id, topic, key, type, data, traceparent, place)
            ORDER BY m.place""";

    private final DatabaseClient database;
    private final WakeUp wakeUp;
    private final JsonMapper json;
    private final Traces traces;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Limits limits;

    /**
     * What may be appended.
     *
     * @param topics those that the service declared
     */
    record Limits(Set<Topic> topics, DataSize maxMessageBytes) {}

    PostgresOutbox(
            DatabaseClient database, WakeUp wakeUp, Traces traces, Clock clock, Supplier<UUID> ids, Limits limits) {
        this.database = database;
        this.wakeUp = wakeUp;
        this.json = MessageJson.mapper();
        this.traces = traces;
        this.clock = clock;
        this.ids = ids;
        this.limits = limits;
    }

    @Override
    public Mono<Void> append(Collection<OutgoingMessage> messages) {
        List<OutgoingMessage> copy = List.copyOf(messages);
        if (copy.isEmpty()) {
            return Mono.empty();
        }
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(NoTransactionException.class, e -> outsideOfTransaction())
                .filter(TransactionSynchronizationManager::isActualTransactionActive)
                .switchIfEmpty(Mono.error(PostgresOutbox::outsideOfTransaction))
                .flatMap(transaction -> Mono.deferContextual(context -> {
                    List<OutboxRow> rows = rows(copy, context);
                    return insert(rows).then(Mono.fromRunnable(() -> wakeAfterCommit(transaction, rows)));
                }));
    }

    private static IllegalStateException outsideOfTransaction() {
        return new IllegalStateException("A message may only be appended inside a transaction: state and message"
                + " must stand or fall together");
    }

    private List<OutboxRow> rows(List<OutgoingMessage> messages, ContextView context) {
        Instant now = clock.instant();
        @Nullable String current = traces.traceparent(context);
        List<OutboxRow> rows = new ArrayList<>(messages.size());
        for (OutgoingMessage message : messages) {
            rows.add(row(message, current, now));
        }
        return rows;
    }

    private OutboxRow row(OutgoingMessage message, @Nullable String current, Instant now) {
        Topic topic = message.topic();
        if (!limits.topics().contains(topic)) {
            throw new IllegalArgumentException("This service has not declared that it publishes to " + topic.name());
        }
        Record data = message.data();
        if (data == null && topic.retention() != Retention.LATEST_PER_KEY) {
            throw new IllegalArgumentException(
                    "Nothing can be erased from " + topic.name() + ", it keeps every record");
        }
        return new OutboxRow(
                0,
                ids.get(),
                topic.name(),
                message.key(),
                data == null ? null : MessageTypes.nameOf(data.getClass()),
                data == null ? null : write(data),
                traceparent(message, current),
                now);
    }

    private @Nullable String traceparent(OutgoingMessage message, @Nullable String current) {
        String ofCause = message.cause() == null ? null : message.cause().traceparent();
        if (ofCause != null) {
            return ofCause;
        }
        return message.context() == null ? current : traces.traceparent(message.context());
    }

    private String write(Record data) {
        String text = json.writeValueAsString(data);
        long limit = limits.maxMessageBytes().toBytes();
        // A char is three bytes of UTF-8 at most, so only a text that may exceed the limit is measured.
        if (text.length() > limit / 3 && text.getBytes(UTF_8).length > limit) {
            throw new IllegalArgumentException("A " + MessageTypes.nameOf(data.getClass()) + " of more than " + limit
                    + " bytes; see stagedoor.messaging.max-message-bytes");
        }
        return text;
    }

    private Mono<Long> insert(List<OutboxRow> rows) {
        return database.inConnection(connection -> Flux.from(statement(connection, rows))
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum));
    }

    private static org.reactivestreams.Publisher<? extends Result> statement(
            Connection connection, List<OutboxRow> rows) {
        return connection
                .createStatement(INSERT)
                .bind(0, rows.stream().map(row -> Stripes.of(row.key())).toArray(Short[]::new))
                .bind(1, rows.stream().map(OutboxRow::messageId).toArray(UUID[]::new))
                .bind(2, rows.stream().map(OutboxRow::topic).toArray(String[]::new))
                .bind(3, rows.stream().map(OutboxRow::key).toArray(UUID[]::new))
                .bind(4, rows.stream().map(OutboxRow::type).toArray(String[]::new))
                .bind(5, rows.stream().map(OutboxRow::data).toArray(String[]::new))
                .bind(6, rows.stream().map(OutboxRow::traceparent).toArray(String[]::new))
                .bind(7, rows.getFirst().createdAt().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private void wakeAfterCommit(TransactionSynchronizationManager transaction, List<OutboxRow> rows) {
        int stripes = rows.stream().mapToInt(row -> 1 << Stripes.of(row.key())).reduce(0, (a, b) -> a | b);
        transaction.registerSynchronization(new TransactionSynchronization() {
            @Override
            public Mono<Void> afterCommit() {
                return Mono.fromRunnable(() -> wakeUp.rows(stripes));
            }
        });
    }
}
