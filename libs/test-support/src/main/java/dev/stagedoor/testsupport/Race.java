package dev.stagedoor.testsupport;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets many contenders loose at one moment: N buyers, one seat. Each runs on a virtual thread of its own. */
public final class Race {
    /** A race that takes longer is a deadlock. */
    public static final Duration LIMIT = Duration.ofSeconds(60);

    private Race() {}

    /** What one contender does. */
    @FunctionalInterface
    public interface Contender<T> {
        /**
         * Takes part in the race.
         *
         * @param number from 0
         */
        T run(int number) throws Exception;
    }

    /**
     * Starts the contenders together and waits for all of them, {@link #LIMIT} at most.
     *
     * @return their results, in the order of their numbers
     * @throws IllegalStateException when a contender failed or did not finish; the others' failures are suppressed in it
     */
    public static <T> List<T> run(int contenders, Contender<T> contender) {
        CountDownLatch ready = new CountDownLatch(contenders);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<T>> futures = new ArrayList<>(contenders);
            for (int i = 0; i < contenders; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    start.await();
                    return contender.run(number);
                }));
            }
            ready.await();
            start.countDown();
            return results(futures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the race was interrupted", e);
        } finally {
            // Not close(): that would wait for ever for a contender that hangs.
            threads.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<T> results = new ArrayList<>(futures.size());
        List<Throwable> failures = new ArrayList<>();
        for (Future<T> future : futures) {
            try {
                results.add(future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException failed =
                    new IllegalStateException(failures.size() + " contenders failed", failures.getFirst());
            failures.stream().skip(1).forEach(failed::addSuppressed);
            throw failed;
        }
        return results;
    }
}
