package dev.stagedoor.ticket.hold.model;

/** Why a request gets no seats. */
public enum Refusal {
    /** Fewer seats are free than were asked for. */
    SEATS_UNAVAILABLE("seats_unavailable"),
    /** Seats may be free, but the books of the ticket type do not agree, so nothing of it is sold until somebody has looked. */
    SALE_SUSPENDED("sale_suspended"),
    /** The event has no such ticket type. */
    UNKNOWN_TICKET_TYPE("unknown_ticket_type"),
    /** No seats were asked for, or less than one of a type. */
    INVALID_QUANTITY("invalid_quantity");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /** Stable, as published. */
    public String code() {
        return code;
    }

    /** The refusal of that code. */
    public static Refusal of(String code) {
        for (Refusal refusal : values()) {
            if (refusal.code.equals(code)) {
                return refusal;
            }
        }
        throw new IllegalArgumentException("no refusal is called " + code);
    }
}
