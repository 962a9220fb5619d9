package dev.stagedoor.messaging.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the relay of this process that rows were committed. Any number of calls while it is busy become one.
 *
 * <p>It only saves time: a wake-up that gets lost costs one poll interval.
 */
final class WakeUp {
    private final AtomicInteger stripes = new AtomicInteger();
    private final Semaphore signal = new Semaphore(0);

    /** Wakes the relay for rows of the stripes in {@code mask}. */
    void rows(int mask) {
        stripes.accumulateAndGet(mask, (a, b) -> a | b);
        signal();
    }

    /** Wakes the relay. */
    void signal() {
        // More than one permit would say no more than one does; a race that adds a second costs one empty look.
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** Waits until woken, at most for {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        boolean woken = signal.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (woken) {
            signal.drainPermits();
        }
    }

    /** Takes the stripes of which rows were announced since the last call. To be called before the rows are read. */
    int takeStripes() {
        return stripes.getAndSet(0);
    }
}
