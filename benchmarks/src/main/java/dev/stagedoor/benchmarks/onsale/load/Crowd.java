package dev.stagedoor.benchmarks.onsale.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** So many clients at once, each on a virtual thread, each buying one ticket after the other. */
public final class Crowd {
    /** Beyond it a client gives up: something is broken, and the rest of the tries would tell the same. */
    private static final int MAX_FAILURES = 20;

    private final Seller seller;
    private final int clients;
    private final Limits limits;
    private final AtomicInteger left;
    private final AtomicLong begun = new AtomicLong();
    private final CountDownLatch ready;
    private final CountDownLatch start = new CountDownLatch(1);

    private Crowd(Seller seller, int clients, Limits limits) {
        this.seller = seller;
        this.clients = clients;
        this.limits = limits;
        this.left = new AtomicInteger(limits.attempts());
        this.ready = new CountDownLatch(clients);
    }

    /**
     * Opens every client, lets all of them in at the same moment, and returns when the last has its answer.
     *
     * @param atTheDoor called when everybody is ready, before anybody buys
     */
    public static Sale run(Seller seller, int clients, Limits limits, Runnable atTheDoor) throws InterruptedException {
        return new Crowd(seller, clients, limits).run(atTheDoor);
    }

    private Sale run(Runnable atTheDoor) throws InterruptedException {
        List<Future<List<Attempt>>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                int number = i;
                all.add(threads.submit(() -> client(number)));
            }
            ready.await();
            atTheDoor.run();
            begun.set(System.nanoTime());
            start.countDown();
            List<Attempt> attempts = new ArrayList<>();
            for (Future<List<Attempt>> client : all) {
                attempts.addAll(result(client));
            }
            return new Sale(attempts);
        }
    }

    private static List<Attempt> result(Future<List<Attempt>> client) throws InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            return List.of(new Attempt(0, 0, new Outcome.Failed("a client did not open or close: " + e.getCause())));
        }
    }

    private List<Attempt> client(int number) throws Exception {
        boolean counted = false;
        try (Seller.Client client = seller.open(number)) {
            ready.countDown();
            counted = true;
            start.await();
            return buy(client);
        } finally {
            if (!counted) {
                ready.countDown();
            }
        }
    }

    private List<Attempt> buy(Seller.Client client) {
        List<Attempt> attempts = new ArrayList<>();
        int failures = 0;
        while (failures < MAX_FAILURES && elapsed() < limits.time().toNanos() && left.getAndDecrement() > 0) {
            long started = elapsed();
            Outcome outcome = outcome(client);
            attempts.add(new Attempt(started, elapsed(), outcome));
            failures += outcome instanceof Outcome.Failed ? 1 : 0;
        }
        return attempts;
    }

    private static Outcome outcome(Seller.Client client) {
        try {
            return client.buy();
        } catch (Exception e) {
            return new Outcome.Failed(e.toString());
        }
    }

    private long elapsed() {
        return System.nanoTime() - begun.get();
    }
}
