package dev.stagedoor.benchmarks.onsale.load;

/** How a try to buy ended. */
public sealed interface Outcome {
    /** Bought. */
    record Confirmed() implements Outcome {}

    /** An answer as it should be, but no: sold out, or a race lost too often. */
    record Refused() implements Outcome {}

    /** Too many at once: an answer as it should be, to come again later. */
    record SentAway() implements Outcome {}

    /**
     * Not as it should be.
     *
     * @param what for whoever has to find out
     */
    record Failed(String what) implements Outcome {}

    Outcome CONFIRMED = new Confirmed();
    Outcome REFUSED = new Refused();
    Outcome SENT_AWAY = new SentAway();
}
