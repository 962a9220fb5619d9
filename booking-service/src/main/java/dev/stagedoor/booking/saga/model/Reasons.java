package dev.stagedoor.booking.saga.model;

/** Stable codes that clients and followers read. */
public final class Reasons {
    /** Money came after the hold had run out; the seats were asked for again. */
    public static final String LATE_PAYMENT = "late_payment";

    /** Money came late, the seats were gone, the money goes back. */
    public static final String LATE_PAYMENT_REFUNDED = "late_payment_refunded";

    /** A second payment was captured for what was paid already. */
    public static final String PAID_TWICE = "paid_twice";

    public static final String HOLD_EXPIRED = "hold_expired";
    public static final String CANCELLED_BY_ATTENDEE = "cancelled_by_attendee";

    public static final String EVENT_CANCELLED = "event_cancelled";
    public static final String ACCOUNT_DELETED = "account_deleted";

    /** The organizer pays a part back while the booking stands. */
    public static final String REFUND_ORDERED = "refund_ordered";

    private Reasons() {}
}
