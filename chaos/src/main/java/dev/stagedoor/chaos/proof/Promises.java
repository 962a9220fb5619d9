package dev.stagedoor.chaos.proof;

import dev.stagedoor.chaos.crowd.Show;
import dev.stagedoor.chaos.crowd.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the buyers of a show were told, against what is so. Nothing but comparing: who is asked is not known here. */
final class Promises {
    private final Show show;
    private final List<Told> purchases;
    private final Map<UUID, Sold> sold;
    private final List<String> broken = new ArrayList<>();

    private Promises(Show show, List<Told> purchases, Map<UUID, Sold> sold) {
        this.show = show;
        this.purchases = purchases;
        this.sold = sold;
    }

    /**
     * Everything that is not as it was said.
     *
     * @param purchases of this show, by everybody who can buy from it
     * @param sold every booking of this show
     * @return sentences; none if all is well
     */
    static List<String> broken(Show show, List<Told> purchases, Map<UUID, Sold> sold) {
        Promises promises = new Promises(show, purchases, sold);
        purchases.forEach(promises::check);
        promises.checkOwners();
        promises.checkSeats();
        return promises.broken;
    }

    private void check(Told purchase) {
        purchase.oddities().forEach(oddity -> broken.add("%s: %s".formatted(purchase.who(), oddity)));
        if (!purchase.settled()) {
            broken.add("%s got no firm answer".formatted(purchase.who()));
        }
        if (purchase.bookings().size() > 1) {
            broken.add("%s made several bookings: %s".formatted(purchase.who(), purchase.bookings()));
        }
        for (UUID id : purchase.bookings()) {
            Sold booking = sold.get(id);
            if (booking == null) {
                broken.add("%s was told of booking %s, and there is none".formatted(purchase.who(), id));
            } else {
                check(purchase, id, booking);
            }
        }
    }

    private void check(Told purchase, UUID id, Sold booking) {
        if (!booking.isFinal()) {
            broken.add("booking %s of %s is still %s".formatted(id, purchase.who(), booking.status()));
        }
        int due = booking.isConfirmed() ? purchase.quantity() : 0;
        if (booking.tickets() != due) {
            broken.add("booking %s of %s is %s and has %d tickets, not %d"
                    .formatted(id, purchase.who(), booking.status(), booking.tickets(), due));
        }
        boolean ended = booking.status().equals("cancelled");
        if (purchase.cancelled() && !ended) {
            broken.add(told(purchase, id, "cancelled", booking));
        } else if (purchase.confirmed() && !booking.isConfirmed() && !(purchase.cancelAsked() && ended)) {
            broken.add(told(purchase, id, "confirmed", booking));
        } else if (purchase.refused() && !booking.status().equals("rejected")) {
            broken.add(told(purchase, id, "refused", booking));
        }
    }

    private static String told(Told purchase, UUID id, String what, Sold booking) {
        return "%s was told that booking %s is %s, and it is %s".formatted(purchase.who(), id, what, booking.status());
    }

    /** A booking that no key returns holds seats for nobody. */
    private void checkOwners() {
        Map<UUID, Told> owners = new HashMap<>();
        for (Told purchase : purchases) {
            for (UUID id : purchase.bookings()) {
                Told other = owners.put(id, purchase);
                if (other != null) {
                    broken.add("booking %s was given to %s and to %s".formatted(id, purchase.who(), other.who()));
                }
            }
        }
        sold.forEach((id, booking) -> {
            if (!owners.containsKey(id)) {
                broken.add("booking %s (%s) belongs to nobody who bought".formatted(id, booking.status()));
            }
        });
    }

    private void checkSeats() {
        int taken = sold.values().stream()
                .filter(Sold::isConfirmed)
                .mapToInt(Sold::seats)
                .sum();
        if (taken > show.capacity()) {
            broken.add("%d seats of %d are sold".formatted(taken, show.capacity()));
        }
        boolean noneGivenBack = purchases.stream().noneMatch(Told::cancelAsked) && show.price() == 0;
        boolean onlyOneEach = purchases.stream().allMatch(purchase -> purchase.quantity() == 1);
        if (noneGivenBack
                && onlyOneEach
                && taken < show.capacity()
                && purchases.stream().anyMatch(Told::refused)) {
            broken.add("somebody was told \"sold out\", and %d seats of %d were never sold"
                    .formatted(show.capacity() - taken, show.capacity()));
        }
    }
}
