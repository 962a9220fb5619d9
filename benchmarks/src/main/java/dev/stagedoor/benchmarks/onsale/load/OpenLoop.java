package dev.stagedoor.benchmarks.onsale.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients who come at a rate, whether those before them have their answers or not. The time of each counts from when it was
 * to come: where nobody can come in time, that is a wait too.
 */
public final class OpenLoop {
    /** Clients at once at most: one who finds no connection left failed. */
    private static final int MOST_CLIENTS = 4_000;

    /** Those of a millisecond come together: to wake up for each would take more of the processors than to send its request. */
    private static final long BETWEEN_WAKES_NANOS = 1_000_000;

    private static final double NANOS = 1e9;

    private final Seller seller;
    private final Queue<Seller.Client> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final long begun = System.nanoTime();

    private OpenLoop(Seller seller) {
        this.seller = seller;
    }

    /** Returns when the last has its answer. */
    public static Sale run(Seller seller, double perSecond, Duration time) throws IOException {
        OpenLoop loop = new OpenLoop(seller);
        long all = Math.round(perSecond * time.toNanos() / NANOS);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number < all; number++) {
                long comes = Math.round(number * NANOS / perSecond);
                while (loop.elapsed() < comes) {
                    LockSupport.parkNanos(BETWEEN_WAKES_NANOS);
                }
                var _ = threads.submit(() -> loop.attempts.add(loop.attempt(comes)));
            }
        }
        loop.close();
        return new Sale(List.copyOf(loop.attempts));
    }

    private Attempt attempt(long comes) {
        try {
            Seller.Client client = client();
            Outcome outcome = client.buy();
            idle.add(client);
            return new Attempt(comes, elapsed(), outcome);
        } catch (Exception e) {
            return new Attempt(comes, elapsed(), new Outcome.Failed(e.toString()));
        }
    }

    private Seller.Client client() throws Exception {
        Seller.Client free = idle.poll();
        if (free != null) {
            return free;
        }
        int number = opened.getAndIncrement();
        if (number >= MOST_CLIENTS) {
            throw new IOException("no connection left");
        }
        return seller.open(number);
    }

    private long elapsed() {
        return System.nanoTime() - begun;
    }

    private void close() throws IOException {
        for (Seller.Client client : idle) {
            try {
                client.close();
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
