package dev.stagedoor.suite.demo;

import dev.stagedoor.suite.demo.Accounts.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Everybody wants the last tickets at the same moment. */
final class Race {
    private static final int CREATED = 201;

    private final Client client;
    private final String eventId;
    private final String ticketTypeId;

    Race(Client client, String eventId, String ticketTypeId) {
        this.client = client;
        this.eventId = eventId;
        this.ticketTypeId = ticketTypeId;
    }

    /**
     * What came of it.
     *
     * @param confirmed bookings that got their ticket
     * @param others how many others, by what they were told
     * @param peakInFlight requests that were under way at the same moment
     * @param duration from the start signal to the last answer
     */
    record Result(int confirmed, Map<String, Integer> others, int peakInFlight, Duration duration) {}

    /** Lets every buyer ask for one ticket, all at once. */
    Result run(List<Person> buyers) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(buyers.size());
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger peak = new AtomicInteger();
        List<Future<String>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Person buyer : buyers) {
                outcomes.add(threads.submit(() -> {
                    openConnection();
                    ready.countDown();
                    start.await();
                    peak.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    try {
                        return buy(buyer);
                    } finally {
                        inFlight.decrementAndGet();
                    }
                }));
            }
            ready.await();
            long begun = System.nanoTime();
            start.countDown();
            Map<String, Integer> counts = count(outcomes);
            Duration duration = Duration.ofNanos(System.nanoTime() - begun);
            int confirmed = counts.getOrDefault("confirmed", 0);
            counts.remove("confirmed");
            return new Result(confirmed, counts, peak.get(), duration);
        }
    }

    /** So that the race is about tickets and not about connections. */
    private void openConnection() throws InterruptedException {
        try {
            var _ = client.get("/.well-known/jwks.json", null);
        } catch (IOException e) {
            // The purchase will tell: it is counted, this is not.
            return;
        }
    }

    private String buy(Person buyer) throws InterruptedException {
        try {
            Answer answer = client.book(buyer.token(), eventId, ticketTypeId, 1);
            return answer.status() == CREATED
                    ? answer.text("status")
                    : answer.code().isEmpty() ? "status " + answer.status() : answer.code();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<String, Integer> count(List<Future<String>> outcomes) throws InterruptedException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Future<String> outcome : outcomes) {
            try {
                counts.merge(outcome.get(), 1, Integer::sum);
            } catch (ExecutionException e) {
                counts.merge(String.valueOf(e.getCause()), 1, Integer::sum);
            }
        }
        return counts;
    }
}
