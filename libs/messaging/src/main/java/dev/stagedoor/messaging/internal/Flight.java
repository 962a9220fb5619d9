package dev.stagedoor.messaging.internal;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows on their way to the broker, and what became of each. */
final class Flight {
    private static final int ACKNOWLEDGED = 1;

    private final List<OutboxRow> rows;
    private final Runnable onFirstFailure;
    private final AtomicIntegerArray outcomes;
    private final CountDownLatch underWay;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread sender = Thread.currentThread();

    /**
     * Starts a flight of the calling thread.
     *
     * @param onFirstFailure run by the client's thread before it sends anything else
     */
    Flight(List<OutboxRow> rows, Runnable onFirstFailure) {
        this.rows = rows;
        this.onFirstFailure = onFirstFailure;
        this.outcomes = new AtomicIntegerArray(rows.size());
        this.underWay = new CountDownLatch(rows.size());
    }

    /** The broker's answer for the row at {@code place}, or that there is none. */
    void landed(int place, @Nullable Exception failed) {
        if (failed == null) {
            outcomes.set(place, ACKNOWLEDGED);
        } else if (failure.compareAndSet(null, failed) && Thread.currentThread() != sender) {
            // On the sender's own thread it is the record just being handed over that was refused; what went before it
            // may land.
            onFirstFailure.run();
        }
        underWay.countDown();
    }

    /** The client threw instead of taking the row at {@code place}. */
    void refused(int place, Exception thrown) {
        landed(place, thrown);
    }

    /** The rows from {@code place} on were not handed over. */
    void neverSent(int place) {
        IntStream.range(place, rows.size()).forEach(row -> underWay.countDown());
    }

    boolean awaitLanding(long time, TimeUnit unit) throws InterruptedException {
        return underWay.await(time, unit);
    }

    @Nullable
    Exception failure() {
        return failure.get();
    }

    /** The rows that the broker has. */
    List<OutboxRow> acknowledged() {
        return IntStream.range(0, rows.size())
                .filter(place -> outcomes.get(place) == ACKNOWLEDGED)
                .mapToObj(rows::get)
                .toList();
    }
}
