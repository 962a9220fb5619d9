package dev.stagedoor.benchmarks;

import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks a catalogue of 1,000 and one of many events the same questions by turns, so that a noisy machine is noisy to
 * both, and says how much longer the large one takes. Ends with 1 where a median is more than five times the other.
 */
public final class FindEventsBenchmark {
    private static final int SMALL = 1000;
    private static final double GOAL = 5;
    /** Each kind this often before any is counted: the JVM compiles, the database fills its cache. */
    private static final int WARM_UP = 5;
    /** The service itself gives up long before; nothing may hang beyond it. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    /** Beyond it something hangs. */
    private static final long LONGEST_MINUTES = 40;

    private static final int ENOUGH_ROUNDS = 300;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(42);

    private FindEventsBenchmark() {}

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int events = Integer.parseInt(args[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
        CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES).execute(() -> System.exit(2));
        Report report;
        try (Workshop workshop = Workshop.open();
                PostgresServer postgres = workshop.postgres();
                KafkaBroker kafka = workshop.kafka();
                CatalogueOfSize small = CatalogueOfSize.start(postgres, kafka.bootstrapServers(), SMALL);
                CatalogueOfSize large = CatalogueOfSize.start(postgres, kafka.bootstrapServers(), events)) {
            report = new Report(new FindEventsBenchmark().measure(small, large, time), SMALL, events, GOAL);
        }
        System.out.println(report.table());
        Files.writeString(Path.of(args[2]), report.json());
        System.exit(report.isGoodEnough() ? 0 : 1);
    }

    private Map<String, Figures> measure(CatalogueOfSize small, CatalogueOfSize large, Duration time)
            throws IOException, InterruptedException {
        Map<String, Function<Random, String>> kinds = Kinds.all(LocalDate.now(Clock.systemUTC()));
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (int round = 0; round < WARM_UP; round++) {
            ask(kinds, figures, small, large);
        }
        figures.values().forEach(Figures::forget);
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; round < ENOUGH_ROUNDS && (round == 0 || System.nanoTime() < end); round++) {
            ask(kinds, figures, small, large);
        }
        return figures;
    }

    /** Each kind once, of both catalogues, of one first in one kind and of the other in the next. */
    private void ask(
            Map<String, Function<Random, String>> kinds,
            Map<String, Figures> figures,
            CatalogueOfSize small,
            CatalogueOfSize large)
            throws IOException, InterruptedException {
        for (Map.Entry<String, Function<Random, String>> kind : kinds.entrySet()) {
            String query = kind.getValue().apply(random);
            Figures measured = figures.computeIfAbsent(kind.getKey(), _ -> Figures.none());
            if (random.nextBoolean()) {
                measured.small().add(ask(small, query));
                measured.large().add(ask(large, query));
            } else {
                measured.large().add(ask(large, query));
                measured.small().add(ask(small, query));
            }
        }
    }

    private double ask(CatalogueOfSize catalogue, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(catalogue.address() + query))
                .timeout(ANSWER_LIMIT)
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(query + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return millis;
    }
}
