package dev.stagedoor.gateway.waiting.model;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The order in which a room lets people in: a function of its terms, its seed and the log of arrivals, so that whoever reads
 * the log comes to the same. Each place is the moment of its admission: one pace after the one before it, and never before
 * its own arrival. So nobody who came later can push anybody back, and a quiet hour saves up no crowd.
 */
final class Line {
    private final Terms terms;
    private final Seed seed;
    private final Duration admission;
    private final Duration pace;
    private final Map<UUID, Instant> places = new HashMap<>();
    /** Of those who came before the opening, by their lots: in order at any time, so that the opening is quick. */
    private final SortedMap<String, UUID> lots = new TreeMap<>();

    private List<UUID> drawn = List.of();
    private boolean open;
    private Instant next;

    /**
     * A line without people.
     *
     * @param admission how long somebody who was let in may book
     */
    Line(Terms terms, Seed seed, Duration admission) {
        this.terms = terms;
        this.seed = seed;
        this.admission = admission;
        this.pace = terms.pace();
        this.next = terms.opensAt();
    }

    Terms terms() {
        return terms;
    }

    void take(Arrival arrival) {
        Instant at = arrival.at();
        if (!terms.isJoinable(at)) {
            return;
        }
        if (!open && !at.isBefore(terms.opensAt())) {
            open(at);
        }
        UUID account = arrival.account();
        if (account == null) {
            return;
        }
        if (!open) {
            lots.put(seed.lot(account), account);
        } else if (standing(account, at).isOutside()) {
            place(account, at);
        }
    }

    /** The log itself says that it is time: whoever stands in it later is late, whatever the clock of a reader. */
    private void open(Instant at) {
        open = true;
        drawn = List.copyOf(lots.values());
        lots.clear();
        next = at;
        drawn.forEach(account -> place(account, at));
    }

    private void place(UUID account, Instant at) {
        Instant admitted = at.isAfter(next) ? at : next;
        places.put(account, admitted);
        next = admitted.plus(pace);
    }

    Standing standing(UUID account, Instant now) {
        if (!open && lots.containsKey(seed.lot(account))) {
            return new Standing.Gathered();
        }
        Instant admitted = places.get(account);
        if (admitted == null) {
            return new Standing.Absent();
        }
        Instant until = admitted.plus(admission);
        if (now.isBefore(admitted)) {
            return new Standing.Waiting(ahead(admitted, now), admitted, until);
        }
        return now.isBefore(until) ? new Standing.Admitted(admitted, until) : new Standing.Lapsed(until);
    }

    /** As the line has no gap before somebody who waits, it is as long as the time. */
    private long ahead(Instant admitted, Instant now) {
        return Math.ceilDiv(Duration.between(now, admitted).toNanos(), pace.toNanos());
    }

    Tally tally(Instant now) {
        int joined = open ? places.size() : lots.size();
        Instant last = next.minus(pace);
        long waiting = !open ? joined : last.isAfter(now) ? Math.min(joined, ahead(last, now)) : 0;
        return new Tally(open, joined, waiting, joined - waiting);
    }

    /** Who came before the opening, in the order of their lots; nobody before they are drawn. */
    List<UUID> drawn() {
        return drawn;
    }
}
