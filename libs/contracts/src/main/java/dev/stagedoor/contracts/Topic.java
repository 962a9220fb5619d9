package dev.stagedoor.contracts;

/**
 * A Kafka topic of the suite.
 *
 * @param name the full topic name, version included
 * @param retention how long records stay readable
 */
public record Topic(String name, Retention retention) {

    /** How long the records of a topic stay readable. */
    public enum Retention {
        /** Everything since the first record, so that an integrator can replay from the beginning. */
        FOREVER,
        /** A week, for records that are of use for minutes and hold what should not stay. */
        ONE_WEEK,
        /** Only the newest record of each key; an empty one erases the key. */
        LATEST_PER_KEY
    }
}
