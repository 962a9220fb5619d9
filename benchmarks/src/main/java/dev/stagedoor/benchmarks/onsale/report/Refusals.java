package dev.stagedoor.benchmarks.onsale.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Few tickets, many buyers.
 *
 * @param tickets all of them sold
 * @param requests from all buyers together
 * @param soldSeconds until the last confirmation
 * @param allSeconds until the last refusal
 */
public record Refusals(int tickets, int requests, double soldSeconds, double allSeconds) {
    private static final double MILLIS = 1000;

    /** Milliseconds per ticket sold. */
    @JsonProperty
    public double perSale() {
        return MILLIS * soldSeconds / tickets;
    }

    /** Milliseconds per buyer served, sold or refused. */
    @JsonProperty
    public double perBuyer() {
        return MILLIS * allSeconds / requests;
    }

    @JsonProperty
    public double ratio() {
        return perBuyer() / perSale();
    }
}
