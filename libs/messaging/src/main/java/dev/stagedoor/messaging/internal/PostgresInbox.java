package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The inbox as a table of marks, written by the transaction of the work. */
final class PostgresInbox implements Inbox {
    // A second transaction with the same id waits here for the first, and finds its mark or takes its place.
    private static final String MARK = """
            INSERT INTO messaging.inbox (message_id, handled_at)
            SELECT m.id, $2 FROM unnest($1::uuid[]) AS m (id)
            ON CONFLICT DO NOTHING
            RETURNING message_id""";

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Counter duplicates;

    PostgresInbox(DatabaseClient database, TransactionalOperator transaction, Clock clock, Counter duplicates) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.duplicates = duplicates;
    }

    @Override
    public Mono<Boolean> once(UUID messageId, Mono<Void> work) {
        return mark(Set.of(messageId))
                .flatMap(fresh -> fresh.isEmpty() ? Mono.just(false) : work.thenReturn(true))
                .as(transaction::transactional)
                .doOnNext(ran -> count(ran ? 0 : 1));
    }

    @Override
    public <T> Mono<Void> once(List<IncomingMessage<T>> batch, Function<List<IncomingMessage<T>>, Mono<Void>> work) {
        if (batch.isEmpty()) {
            return Mono.empty();
        }
        Map<UUID, IncomingMessage<T>> byId = new LinkedHashMap<>();
        batch.forEach(message -> byId.putIfAbsent(message.id(), message));
        return mark(byId.keySet())
                .flatMap(fresh -> {
                    List<IncomingMessage<T>> left = byId.values().stream()
                            .filter(message -> fresh.contains(message.id()))
                            .toList();
                    return (left.isEmpty() ? Mono.<Void>empty() : work.apply(left)).thenReturn(left.size());
                })
                .as(transaction::transactional)
                .doOnNext(handled -> count(batch.size() - handled))
                .then();
    }

    /** Marks {@code ids} and emits those that had no mark. */
    private Mono<Set<UUID>> mark(Set<UUID> ids) {
        // Always in the same order, so that two transactions with ids in common wait for each other in one direction.
        UUID[] sorted = ids.stream().sorted().toArray(UUID[]::new);
        return database.inConnection(connection -> Flux.from(connection
                        .createStatement(MARK)
                        .bind(0, sorted)
                        .bind(1, clock.instant().atOffset(ZoneOffset.UTC))
                        .execute())
                .concatMap(result -> result.map((row, metadata) -> row.get(0, UUID.class)))
                .collect(Collectors.toSet()));
    }

    private void count(int known) {
        if (known > 0) {
            duplicates.increment(known);
        }
    }
}
