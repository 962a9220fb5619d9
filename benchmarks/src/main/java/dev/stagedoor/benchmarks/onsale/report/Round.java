package dev.stagedoor.benchmarks.onsale.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stagedoor.benchmarks.onsale.load.Percentiles;

/**
 * A round of a naive shop, or the part of the suite's that can be compared.
 *
 * @param kind who sold
 * @param buyers at once
 * @param confirmed bookings
 * @param refused tries that got no ticket
 * @param seconds from letting the buyers in until all tickets of their bookings existed
 * @param latency of a confirmed booking
 */
public record Round(String kind, int buyers, int confirmed, int refused, double seconds, Percentiles latency) {
    /** Confirmed bookings a second. */
    @JsonProperty
    public double rate() {
        return confirmed / seconds;
    }
}
