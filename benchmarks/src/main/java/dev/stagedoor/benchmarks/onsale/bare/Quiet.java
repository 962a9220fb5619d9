package dev.stagedoor.benchmarks.onsale.bare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stagedoor.benchmarks.onsale.load.Percentiles;

/**
 * A booking on a quiet system, and what it is made of.
 *
 * @param booking from POST to CONFIRMED
 * @param commit one durable commit, bare
 * @param hop one hop over the log, bare
 */
public record Quiet(Percentiles booking, Percentiles commit, Percentiles hop) {
    private static final int COMMITS = 3;
    private static final int HOPS = 2;

    /** Three commits and two hops, each as long as the median one, in milliseconds. */
    @JsonProperty
    public double sum() {
        return COMMITS * commit.p50() + HOPS * hop.p50();
    }

    /** How many times that sum the median booking takes. */
    @JsonProperty
    public double p50Ratio() {
        return booking.p50() / sum();
    }

    /** How many times that sum all but one booking in a hundred take at most. */
    @JsonProperty
    public double p99Ratio() {
        return booking.p99() / sum();
    }
}
