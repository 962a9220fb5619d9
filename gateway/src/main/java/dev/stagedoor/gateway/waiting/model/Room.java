package dev.stagedoor.gateway.waiting.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One room, to be used by any number of threads. Keeps what the log said, as its terms may be heard of later than its first
 * arrivals, and may change until it is about to open: then the line is made anew.
 */
public final class Room {
    private final Seed seed;
    private final Duration admission;
    private final List<Arrival> arrivals = new ArrayList<>();
    private @Nullable Line line;

    public Room(Seed seed, Duration admission) {
        this.seed = seed;
        this.admission = admission;
    }

    public Seed seed() {
        return seed;
    }

    public synchronized void take(Arrival arrival) {
        arrivals.add(arrival);
        if (line != null) {
            line.take(arrival);
        }
    }

    /** Null: event-service does not name it any more. */
    public synchronized void agree(@Nullable Terms terms) {
        if (terms == null) {
            line = null;
        } else if (line == null || !line.terms().equals(terms)) {
            Line anew = new Line(terms, seed, admission);
            arrivals.forEach(anew::take);
            line = anew;
        }
    }

    public synchronized Optional<Terms> terms() {
        return Optional.ofNullable(line).map(Line::terms);
    }

    public synchronized Standing standing(UUID account, Instant now) {
        return line == null ? new Standing.Absent() : line.standing(account, now);
    }

    public synchronized Tally tally(Instant now) {
        return line == null ? Tally.NOBODY : line.tally(now);
    }

    /** Who came before the opening, in the order of their lots; nobody before they are drawn. */
    public synchronized List<UUID> drawn() {
        return line == null ? List.of() : line.drawn();
    }

    /** How many records it keeps. */
    public synchronized int size() {
        return arrivals.size();
    }

    /** Whether nothing of it counts for any room of now. */
    public synchronized boolean isForgotten(Instant oldest) {
        return line == null && (arrivals.isEmpty() || arrivals.getLast().at().isBefore(oldest));
    }
}
