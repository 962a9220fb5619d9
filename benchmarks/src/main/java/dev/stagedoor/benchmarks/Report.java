package dev.stagedoor.benchmarks;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, as a table for people and as JSON, and whether it is good enough. */
record Report(Map<String, Figures> figures, int small, int large, double goal) {

    boolean isGoodEnough() {
        return figures.values().stream().allMatch(this::isGoodEnough);
    }

    private boolean isGoodEnough(Figures measured) {
        return measured.ratio() <= goal;
    }

    String table() {
        return figures.entrySet().stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(
                        "",
                        String.format(
                                Locale.ROOT,
                                "Milliseconds of page 1 (10 events) over HTTP, %,d and %,d events; goal: median ratio at most %.1f%n"
                                        + "| query | median | p95 | median, large | p95, large | ratio | ratio p95 | n | |%n"
                                        + "|---|--:|--:|--:|--:|--:|--:|--:|---|%n",
                                small,
                                large,
                                goal),
                        isGoodEnough() ? "PASS" : "FAIL"));
    }

    private String row(String kind, Figures measured) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %d | %s |%n",
                kind,
                Figures.median(measured.small()),
                Figures.p95(measured.small()),
                Figures.median(measured.large()),
                Figures.p95(measured.large()),
                measured.ratio(),
                Figures.p95(measured.large()) / Figures.p95(measured.small()),
                measured.large().size(),
                isGoodEnough(measured) ? "pass" : "FAIL");
    }

    String json() {
        return figures.entrySet().stream()
                .map(entry -> json(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private String json(String kind, Figures measured) {
        return String.format(
                Locale.ROOT,
                "  {\"query\": \"%s\", \"samples\": %d, \"small\": {\"events\": %d, \"p50\": %.2f, \"p95\": %.2f},"
                        + " \"large\": {\"events\": %d, \"p50\": %.2f, \"p95\": %.2f}, \"ratio\": %.2f, \"pass\": %b}",
                kind,
                measured.large().size(),
                small,
                Figures.median(measured.small()),
                Figures.p95(measured.small()),
                large,
                Figures.median(measured.large()),
                Figures.p95(measured.large()),
                measured.ratio(),
                isGoodEnough(measured));
    }
}
