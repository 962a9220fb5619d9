package dev.stagedoor.benchmarks.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens many streams on one event and says what they cost: memory, words put together for each change, and the time until
 * the last has been told, beside a bare server in the same process that writes the same bytes to as many. Ends with 1 where
 * a goal is missed.
 */
public final class LiveStreamsBenchmark {
    private static final int ROUNDS = 30;
    private static final int WARM_UP = 10;
    /** Longer than the service pauses between two changes, so that none is passed over. */
    private static final long BETWEEN_MILLIS = 600;

    private static final int SALES_PER_SECOND = 1000;
    private static final double MOST_BYTES_PER_STREAM = 40 << 10;

    /** Four, and one at the beginning and the end. */
    private static final double MOST_MESSAGES_PER_SECOND = 4.5;

    private static final double SLOWEST = 5;
    private static final long LONGEST_MINUTES = 15;

    private final Theatre theatre;
    private final int streams;

    private LiveStreamsBenchmark(Theatre theatre, int streams) {
        this.theatre = theatre;
        this.streams = streams;
    }

    public static void main(String[] args) throws Exception {
        int streams = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES).execute(() -> System.exit(2));
        boolean good;
        try (Theatre theatre = Theatre.open()) {
            good = new LiveStreamsBenchmark(theatre, streams).run(seconds, Path.of(args[2]));
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(int seconds, Path json)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        List<String> ids = theatre.event();
        String request = "GET /api/events/" + ids.getFirst() + "/availability HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Accept: text/event-stream\r\n\r\n";
        try (Sale sale = new Sale(theatre.kafka(), ids)) {
            sale.sell().get();
            // Whatever the first streams load and compile is not theirs.
            try (Crowd first = Crowd.of(streams / 10, theatre.port(), request, "\"eventId\":")) {
                var unused = told(first, sale, WARM_UP);
            }
            double bareBefore = bare();
            long before = theatre.memory();
            Figures figures;
            try (Crowd crowd = Crowd.of(streams, theatre.port(), request, "\"eventId\":")) {
                long open = theatre.memory();
                long changes = theatre.changes();
                double millis = told(crowd, sale, ROUNDS);
                long words = theatre.changes() - changes;
                Rush rush = rush(crowd, sale, seconds);
                figures = new Figures(streams, before, open, theatre.memory(), ROUNDS, words, millis, bareBefore, rush);
            }
            figures = figures.beside(Math.min(figures.bareMillis(), bare()));
            System.out.println(figures.table());
            Files.writeString(json, figures.json());
            return figures.isGoodEnough();
        }
    }

    /** Milliseconds from a change until the last was told, the median of some. */
    private static double told(Crowd crowd, Sale sale, int rounds)
            throws InterruptedException, TimeoutException, ExecutionException {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            crowd.waitsFor(Integer.MAX_VALUE / 2 + round, sale.nextWords());
            long start = System.nanoTime();
            sale.sell().get();
            millis.add((crowd.nanosUntilAllHaveSeenIt() - start) / 1e6);
        }
        return median(millis);
    }

    private double bare() throws IOException, InterruptedException, TimeoutException {
        List<Double> millis = new ArrayList<>();
        String padding = "x".repeat(500);
        try (Crowd crowd = Crowd.of(streams, theatre.barePort(), null, BareServer.GREETING)) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                crowd.waitsFor(Integer.MAX_VALUE / 2 + round, "round " + round + " ");
                long start = System.nanoTime();
                theatre.tellBare("round " + round + " " + padding);
                double took = (crowd.nanosUntilAllHaveSeenIt() - start) / 1e6;
                if (round >= WARM_UP) {
                    millis.add(took);
                }
            }
            theatre.tellBare("");
        }
        return median(millis);
    }

    /** A sale that changes the counts far more often than anybody can read. */
    private Rush rush(Crowd crowd, Sale sale, int seconds)
            throws IOException, InterruptedException, TimeoutException, ExecutionException {
        long messages = crowd.messages();
        double processor = theatre.processorTime();
        long start = System.nanoTime();
        int sold = 0;
        while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds)) {
            long due = (System.nanoTime() - start) * SALES_PER_SECOND / TimeUnit.SECONDS.toNanos(1);
            for (; sold < due; sold++) {
                var unused = sale.sell();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        crowd.waitsFor(Integer.MAX_VALUE, sale.nextWords());
        sale.sell().get();
        var unused = crowd.nanosUntilAllHaveSeenIt();
        double took = (System.nanoTime() - start) / 1e9;
        return new Rush(
                sold / took,
                (crowd.messages() - messages) / took / streams,
                (theatre.processorTime() - processor) / took);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /**
     * What a rush cost.
     *
     * @param messages a second to each stream
     * @param processors of the machine that the process kept busy
     */
    private record Rush(double changes, double messages, double processors) {}

    private record Figures(
            int streams,
            long before,
            long open,
            long after,
            int changes,
            long words,
            double millis,
            double bareMillis,
            Rush rush) {

        Figures beside(double bare) {
            return new Figures(streams, before, open, after, changes, words, millis, bare, rush);
        }

        double bytesPerStream() {
            return (double) (open - before) / streams;
        }

        boolean isGoodEnough() {
            return bytesPerStream() <= MOST_BYTES_PER_STREAM
                    && (double) (after - before) / streams <= MOST_BYTES_PER_STREAM
                    && words == changes
                    && rush.messages() <= MOST_MESSAGES_PER_SECOND
                    && millis / bareMillis <= SLOWEST;
        }

        String table() {
            return String.format(
                    Locale.ROOT,
                    """
                    | %,d streams on one event | | goal |
                    |---|--:|--:|
                    | resident memory before, with them, after the rush (MB) | %d, %d, %d | |
                    | memory of a stream (kB) | %.1f | at most 40 |
                    | changes told | %d | |
                    | words put together | %d | as many |
                    | from the change until the last was told, median (ms) | %.0f | |
                    | the same by a bare server, median (ms) | %.0f | |
                    | ratio | %.1f | at most %.0f |
                    | rush: changes a second | %.0f | |
                    | messages a second to each stream | %.1f | at most %.1f |
                    | processors busy in the rush | %.2f | |
                    %s""",
                    streams,
                    before >> 20,
                    open >> 20,
                    after >> 20,
                    bytesPerStream() / 1024,
                    changes,
                    words,
                    millis,
                    bareMillis,
                    millis / bareMillis,
                    SLOWEST,
                    rush.changes(),
                    rush.messages(),
                    MOST_MESSAGES_PER_SECOND,
                    rush.processors(),
                    isGoodEnough() ? "PASS" : "FAIL");
        }

        String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"streams\": %d, \"bytesBefore\": %d, \"bytesOpen\": %d, \"bytesAfter\": %d, \"changes\": %d,"
                            + " \"words\": %d, \"p50\": %.2f, \"bareP50\": %.2f, \"rushChangesPerSecond\": %.0f,"
                            + " \"rushMessagesPerStreamAndSecond\": %.2f, \"rushProcessors\": %.2f, \"pass\": %b}%n",
                    streams,
                    before,
                    open,
                    after,
                    changes,
                    words,
                    millis,
                    bareMillis,
                    rush.changes(),
                    rush.messages(),
                    rush.processors(),
                    isGoodEnough());
        }
    }
}
