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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a catalogue of 1,000 and one of many events the same questions by turns, so that a noisy machine is noisy to
 * both, and says how much longer the large one takes.
 */
public final class FindEventsBenchmark {
    private static final int SMALL = 1000;
    /** Each kind this often before any is counted: the JVM compiles, the database fills its cache. */
    private static final int WARM_UP = 5;
    /** Ten minutes are the limit of the whole; nothing may hang beyond it. */
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

    private static final double P95 = 0.95;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(42);

    private FindEventsBenchmark() {}

    /** What was measured of a kind, in milliseconds. */
    private record Figures(List<Double> small, List<Double> large) {
        double ratio(double share) {
            return percentile(large, share) / percentile(small, share);
        }
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        int events = Integer.parseInt(args[0]);
        Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
        Path folder = Files.createTempDirectory("stagedoor-benchmark");
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0);
                KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0);
                CatalogueOfSize small = CatalogueOfSize.start(postgres, kafka.bootstrapServers(), SMALL);
                CatalogueOfSize large = CatalogueOfSize.start(postgres, kafka.bootstrapServers(), events)) {
            Map<String, Figures> figures = new FindEventsBenchmark().measure(small, large, time);
            System.out.println(table(figures, events));
            Files.writeString(Path.of(args[2]), json(figures, events));
        } finally {
            delete(folder);
        }
        System.exit(0);
    }

    private Map<String, Figures> measure(CatalogueOfSize small, CatalogueOfSize large, Duration time)
            throws IOException, InterruptedException {
        Map<String, Function<Random, String>> kinds = Kinds.all(LocalDate.now(Clock.systemUTC()));
        Map<String, Figures> figures = new LinkedHashMap<>();
        kinds.keySet().forEach(kind -> figures.put(kind, new Figures(new ArrayList<>(), new ArrayList<>())));
        long end = Long.MAX_VALUE;
        for (int round = 0; System.nanoTime() < end; round++) {
            if (round == WARM_UP) {
                figures.values().forEach(measured -> {
                    measured.small().clear();
                    measured.large().clear();
                });
                end = System.nanoTime() + time.toNanos();
            }
            for (Map.Entry<String, Function<Random, String>> kind : kinds.entrySet()) {
                String query = kind.getValue().apply(random);
                Figures measured = figures.get(kind.getKey());
                if (measured != null) {
                    measured.small().add(ask(small, query));
                    measured.large().add(ask(large, query));
                }
            }
        }
        return figures;
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

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }

    private static String table(Map<String, Figures> figures, int events) {
        StringBuilder table =
                new StringBuilder("milliseconds of a page of 10, %,d and %,d events%n".formatted(SMALL, events));
        table.append(
                "| query | p50 small | p95 small | p50 large | p95 large | ratio p50 | ratio p95 |\n|---|--:|--:|--:|--:|--:|--:|\n");
        figures.forEach((kind, measured) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                kind,
                percentile(measured.small(), 0.5),
                percentile(measured.small(), P95),
                percentile(measured.large(), 0.5),
                percentile(measured.large(), P95),
                measured.ratio(0.5),
                measured.ratio(P95))));
        return table.toString();
    }

    private static String json(Map<String, Figures> figures, int events) {
        return figures.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "  {\"query\": \"%s\", \"samples\": %d, \"small\": {\"events\": %d, \"p50\": %.2f, \"p95\": %.2f},"
                                + " \"large\": {\"events\": %d, \"p50\": %.2f, \"p95\": %.2f}}",
                        entry.getKey(),
                        entry.getValue().small().size(),
                        SMALL,
                        percentile(entry.getValue().small(), 0.5),
                        percentile(entry.getValue().small(), P95),
                        events,
                        percentile(entry.getValue().large(), 0.5),
                        percentile(entry.getValue().large(), P95)))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
