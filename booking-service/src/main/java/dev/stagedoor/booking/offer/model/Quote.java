package dev.stagedoor.booking.offer.model;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the terms of an offer say to a wish. */
public sealed interface Quote {

    /** The wish can be put to the pools. */
    record Priced(Bill bill) implements Quote {}

    /** A rule of the offer forbids it. */
    record Refused(Reason reason, Bill bill) implements Quote {}

    /** Not in the copy of the catalogue; or not yet. */
    record UnknownTicketTypes(Set<UUID> ids) implements Quote {}

    /** More than an amount of money can say, or prices in several currencies. */
    record CannotBePriced() implements Quote {}

    /** The catalogue has published the event; it, or its pools, are on their way. */
    record NotReady() implements Quote {}

    /** Not in the copy of the catalogue, or not for who asks; or not yet. */
    record UnknownEvent() implements Quote {}

    /** What the wish costs, and the terms on which it can be given up. */
    record Bill(List<PricedItem> items, Money total, Terms terms) {}

    /** Why a rule forbids a wish. */
    enum Reason {
        EVENT_CANCELLED("event_cancelled"),
        SALES_CLOSED("sales_closed"),
        SALE_SUSPENDED("sale_suspended"),
        LIMIT_EXCEEDED("limit_exceeded");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
