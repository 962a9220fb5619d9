package dev.stagedoor.event.catalogue.model;

import java.time.Duration;
import java.time.Instant;

/** How large the parts of an event may be. The database checks the same. */
public final class Limits {
    /** Fits a mail's subject and a line of a page. */
    public static final int NAME = 200;

    /** Some four printed pages. */
    public static final int DESCRIPTION = 10_000;

    public static final int CATEGORY = 100;
    public static final int LOCATION = 300;

    /** What common browsers and proxies carry. */
    public static final int URL = 2_000;

    public static final int TOPICS = 50;

    /** Keeps the snapshot of an event far below the size limit of a message. */
    public static final int TICKET_TYPES = 100;

    /** Ten million of most currencies: far above any ticket, far below overflow for a whole booking. */
    public static final long PRICE = 1_000_000_000;

    public static final int CAPACITY = 1_000_000;
    public static final int MAX_PER_BOOKING = 100;
    public static final int DEFAULT_MAX_PER_BOOKING = 10;

    public static final Duration CANCEL_UNTIL = Duration.ofDays(365);

    /** Four-digit years in every zone, and no typing error that ends a thousand years ahead. */
    public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

    public static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private Limits() {}
}
