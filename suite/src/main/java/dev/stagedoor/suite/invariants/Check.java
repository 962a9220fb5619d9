package dev.stagedoor.suite.invariants;

/** A question to the books whose answer must be empty. Every query gives one column: a line that a person can read. */
sealed interface Check {
    /** What must hold, as a sentence. */
    String name();

    /** Whose books. */
    enum Book {
        ACCOUNT,
        EVENT,
        BOOKING,
        TICKET,
        NOTIFICATION
    }

    /** Every line is a violation. */
    record NoneOf(String name, Book book, String violations) implements Check {}

    /** Both services must tell the same lines. */
    record SameIn(String name, Book one, String oneSays, Book other, String otherSays) implements Check {}

    /** What the first tells, the second must tell too. */
    record KnownTo(String name, Book one, String oneSays, Book other, String otherSays) implements Check {}
}
