package dev.stagedoor.contracts;

import dev.stagedoor.contracts.Topic.Retention;

/**
 * Every topic of the suite. All are public contracts but {@link #CONTACTS}, {@link #PRIVATE_MAIL}, {@link #ERASURES} and
 * {@link #GUEST_LISTS}.
 */
public final class Topics {
    /** Events and their ticket types, from event-service, keyed by event id. */
    public static final Topic CATALOGUE = new Topic("stagedoor.catalogue.v1", Retention.FOREVER);

    /** The booking saga, from booking-service, keyed by event id: the order of the records is the order of the queue. */
    public static final Topic BOOKINGS = new Topic("stagedoor.bookings.v1", Retention.FOREVER);

    /** Decisions about seats, from ticket-service, keyed by event id. */
    public static final Topic INVENTORY = new Topic("stagedoor.inventory.v1", Retention.FOREVER);

    /**
     * Tickets issued, voided, redeemed, from ticket-service, keyed by event id. A ticket's id is its bearer's right to
     * enter, so who may read this topic may enter.
     */
    public static final Topic TICKETS = new Topic("stagedoor.tickets.v1", Retention.FOREVER);

    /** Accounts without personal data, from account-service, keyed by user id. */
    public static final Topic ACCOUNTS = new Topic("stagedoor.accounts.v1", Retention.FOREVER);

    /**
     * Where to reach a user, from account-service, keyed by user id. Internal: it holds personal data, is compacted so
     * that a deleted account leaves it, and is not part of the public contract.
     */
    public static final Topic CONTACTS = new Topic("stagedoor.contacts.v1", Retention.LATEST_PER_KEY);

    /**
     * Mail to addresses, and with one-time tokens, that no other topic may carry; from account-service, event-service
     * and booking-service, keyed by whom it is for. Internal: it holds personal data and secrets, and keeps them a week.
     */
    public static final Topic PRIVATE_MAIL = new Topic("stagedoor.private-mail.v1", Retention.ONE_WEEK);

    /** Receipts of the services that a deleted account is erased in, keyed by user id. Internal: ids only. */
    public static final Topic ERASURES = new Topic("stagedoor.erasures.v1", Retention.FOREVER);

    /**
     * Who may book private events, from event-service, keyed by invitation id. Internal: it tells who is invited where,
     * and is compacted so that an invitation that was withdrawn leaves it.
     */
    public static final Topic GUEST_LISTS = new Topic("stagedoor.guest-lists.v1", Retention.LATEST_PER_KEY);

    private Topics() {}
}
