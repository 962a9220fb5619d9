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

    /** The same for a spot, whose slots are short: one for every quarter of an hour of five days. */
    public static final int SLOTS = 500;

    /** Fits a sign beside its QR code, and the code stays coarse enough for any camera. */
    public static final int SPOT_NAME = 80;

    /** Every ticket has a row of its own in ticket-service, made when the event is published. */
    public static final int INITIAL_TICKETS = 1_000_000;

    /** Some half a printed page: it goes into every mail. */
    public static final int CANCEL_REASON = 1_000;

    /** The doors of a stadium; each snapshot of the event names them all. */
    public static final int DOOR_STAFF = 200;

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
