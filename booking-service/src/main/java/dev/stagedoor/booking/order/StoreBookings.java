package dev.stagedoor.booking.order;

import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Stores new bookings, those that are asked for at the same time together: a commit for each buyer is what a sale would
 * wait for. Requests that come while a transaction is under way make up the next one, and one that comes alone waits for
 * nobody; a crowd is let in at a pace. One transaction at a time: so they are on the log in the order in which they came.
 */
@Component
class StoreBookings {
    private final Orders orders;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final StoreProperties properties;
    private final DistributionSummary batchSize;
    private final Queue<Asked> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    StoreBookings(
            Orders orders,
            Outbox outbox,
            TransactionalOperator transaction,
            StoreProperties properties,
            MeterRegistry meters) {
        this.orders = orders;
        this.outbox = outbox;
        this.transaction = transaction;
        this.properties = properties;
        this.batchSize = DistributionSummary.builder("stagedoor.booking.store.batch.size")
                .description("New bookings stored by one transaction")
                .register(meters);
    }

    /** Whether it was stored: not if its idempotency key is taken or its user's account was deleted. */
    Mono<Boolean> store(Made made) {
        return Mono.create(sink -> {
            Asked asked = new Asked(made, sink);
            var unused = sink.onCancel(() -> waiting.remove(asked));
            waiting.add(asked);
            drain();
        });
    }

    /** A booking to store and who waits for that. */
    private record Asked(Made made, MonoSink<Boolean> sink) {

        /** Its messages go on with the trace of its own request, whichever transaction carries them. */
        Stream<OutgoingMessage> messages() {
            return made.messages().map(message -> message.within(sink.contextView()));
        }
    }

    private void drain() {
        while (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
            List<Asked> batch = take();
            if (batch.isEmpty()) {
                // They were given up meanwhile; who comes before this line is seen by the loop's condition.
                underWay.set(false);
            } else {
                var unused = answer(batch).subscribe();
            }
        }
    }

    private List<Asked> take() {
        List<Asked> batch = new ArrayList<>();
        for (Asked next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
            if (batch.size() == properties.batchSize()) {
                break;
            }
        }
        return batch;
    }

    private Mono<Void> answer(List<Asked> batch) {
        long started = System.nanoTime();
        return tell(batch).then(Mono.defer(() -> rest(batch.size(), started))).doFinally(_ -> {
            underWay.set(false);
            drain();
        });
    }

    /** A full batch has more behind it, and nothing to wait for. */
    private Mono<Void> rest(int stored, long started) {
        Duration rest = properties.pace().rest(stored, Duration.ofNanos(System.nanoTime() - started));
        return stored < properties.batchSize() && rest.isPositive()
                ? Mono.delay(rest).then()
                : Mono.empty();
    }

    private Mono<Void> tell(List<Asked> batch) {
        // Deferred, so that whatever is thrown is an answer too: nobody else would end the batch.
        return Mono.defer(() -> storeAll(batch))
                .timeout(properties.patience())
                .doOnNext(stored -> batch.forEach(asked ->
                        asked.sink().success(stored.contains(asked.made().id()))))
                .then()
                .onErrorResume(failure -> {
                    if (batch.size() > 1 && !isOutage(failure)) {
                        return Flux.fromIterable(batch)
                                .concatMap(asked -> tell(List.of(asked)))
                                .then();
                    }
                    batch.forEach(asked -> asked.sink().error(failure));
                    return Mono.empty();
                });
    }

    /** Of all of them alike. Anything else is the fault of one of them, and not of the others. */
    private static boolean isOutage(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransactionException
                || failure instanceof TimeoutException;
    }

    private Mono<Set<UUID>> storeAll(List<Asked> batch) {
        return orders.place(batch.stream().map(asked -> asked.made().booking()).toList())
                .flatMap(stored -> outbox.append(batch.stream()
                                .filter(asked -> stored.contains(asked.made().id()))
                                .flatMap(Asked::messages)
                                .toList())
                        .thenReturn(stored))
                .as(transaction::transactional)
                .doOnNext(_ -> batchSize.record(batch.size()));
    }
}
