package dev.stagedoor.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** How long the answers of a kind took, in milliseconds: of the small catalogue and of the large one. */
record Figures(List<Double> small, List<Double> large) {
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.95;

    static Figures none() {
        return new Figures(new ArrayList<>(), new ArrayList<>());
    }

    void forget() {
        small.clear();
        large.clear();
    }

    static double median(List<Double> values) {
        return percentile(values, MEDIAN);
    }

    static double p95(List<Double> values) {
        return percentile(values, NEARLY_ALL);
    }

    /** How many times as long as the small catalogue's the median answer of the large one takes. */
    double ratio() {
        return median(large) / median(small);
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
