package dev.stagedoor.benchmarks.onsale.cpu;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time in milliseconds.
 *
 * @param suite the suite's process
 * @param postgres PostgreSQL's processes together
 * @param parts the same by group: threads of the suite, processes of PostgreSQL
 */
public record CpuUse(double suite, double postgres, Map<String, Double> parts) {
    public CpuUse {
        parts = Map.copyOf(parts);
    }

    @JsonProperty
    public double total() {
        return suite + postgres;
    }

    /** What was used since an earlier reading. */
    public CpuUse since(CpuUse before) {
        Map<String, Double> differences = new TreeMap<>();
        parts.forEach((name, millis) -> differences.put(name, millis - before.parts.getOrDefault(name, 0.0)));
        return new CpuUse(suite - before.suite, postgres - before.postgres, differences);
    }

    /** Of each of so many things. */
    public CpuUse per(int things) {
        Map<String, Double> shares = new TreeMap<>();
        parts.forEach((name, millis) -> shares.put(name, millis / things));
        return new CpuUse(suite / things, postgres / things, shares);
    }

    /** The groups that took most, largest first. */
    public Map<String, Double> largest(int count) {
        Map<String, Double> largest = new LinkedHashMap<>();
        parts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(count)
                .forEach(part -> largest.put(part.getKey(), part.getValue()));
        return largest;
    }
}
