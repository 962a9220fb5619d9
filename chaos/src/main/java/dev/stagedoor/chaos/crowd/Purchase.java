package dev.stagedoor.chaos.crowd;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One purchase under one idempotency key, and what its buyer was told. Written by its buyer, read when that is done. */
final class Purchase {
    private final Person buyer;
    private final Show show;
    private final Plan plan;
    private final String key = UUID.randomUUID().toString();
    private final Set<UUID> bookings = new LinkedHashSet<>();
    private final List<String> oddities = new ArrayList<>();
    private boolean settled;
    private boolean confirmed;
    private boolean refused;
    private boolean cancelAsked;
    private boolean cancelled;

    Purchase(Person buyer, Show show, Plan plan) {
        this.buyer = buyer;
        this.show = show;
        this.plan = plan;
    }

    Person buyer() {
        return buyer;
    }

    Show show() {
        return show;
    }

    Plan plan() {
        return plan;
    }

    String key() {
        return key;
    }

    /** The booking of an answer, whatever it says about it. */
    void hears(Reply reply) {
        reply.booking().ifPresent(bookings::add);
        if (reply.status() < 300) {
            confirmed |= reply.text("status").equals("confirmed");
            cancelled |= reply.text("status").equals("cancelled");
        }
    }

    void settle() {
        settled = true;
    }

    void refuse() {
        refused = true;
    }

    void askToCancel() {
        cancelAsked = true;
    }

    /** An answer that should never be given. */
    void wonders(String why, Reply reply) {
        oddities.add(why + ": " + reply);
    }

    /** Whether there was a firm answer to the booking. */
    boolean isSettled() {
        return settled;
    }

    Set<UUID> bookings() {
        return Set.copyOf(bookings);
    }

    boolean holdsUnpaid() {
        return show.price() > 0 && !confirmed && !cancelled && !refused;
    }

    boolean wasConfirmed() {
        return confirmed;
    }

    /** What its buyer was told so far. */
    Told told() {
        return new Told(
                "the purchase of %s under key %s".formatted(buyer, key),
                show,
                plan.quantity(),
                Set.copyOf(bookings),
                List.copyOf(oddities),
                settled,
                confirmed,
                refused,
                cancelAsked,
                cancelled);
    }
}
