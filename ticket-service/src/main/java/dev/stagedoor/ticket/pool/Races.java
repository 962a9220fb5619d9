package dev.stagedoor.ticket.pool;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

/** Starts work again that lost a race against another writer of the same rows. */
@Component
public class Races {
    private final RetryBackoffSpec retry;

    Races(RaceProperties limits, MeterRegistry metrics) {
        Counter conflicts = Counter.builder("stagedoor.inventory.fence.conflicts")
                .description("Batches that found another writer's version and were rolled back")
                .register(metrics);
        this.retry = Retry.backoff(limits.retries(), limits.backoff())
                .maxBackoff(limits.maxBackoff())
                .filter(Races::isLost)
                .doBeforeRetry(_ -> conflicts.increment())
                .onRetryExhaustedThrow((_, signal) -> signal.failure());
    }

    /**
     * Repeats {@code transaction} while it loses races, a bounded number of times; then the failure is passed on.
     *
     * @param transaction reads and writes in one transaction that begins with each subscription
     */
    public <T> Mono<T> retry(Mono<T> transaction) {
        return transaction.retryWhen(retry);
    }

    /** A duplicate key is a lost race too: somebody else has just inserted what was not there to be read. */
    private static boolean isLost(Throwable error) {
        return error instanceof ConcurrencyFailureException || error instanceof DuplicateKeyException;
    }
}
