package dev.stagedoor.ticket.reconcile.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;

/**
 * Whose books are counted in a cycle: events whose books differed; then those that moved since they were last found right, for
 * half of the cycle; then whichever was not looked at for longest. So a sale under way is looked at in each cycle, and what
 * rests is not forgotten.
 */
public final class Turns {
    private final long seatsOfACycle;
    private final long seatsOfASlice;

    /** The versions that events were last found right in, longest ago first. */
    private final SequencedMap<UUID, Long> right = new LinkedHashMap<>();

    private final Set<UUID> differing = new HashSet<>();

    /**
     * @param seatsOfACycle seats that one cycle counts at most; an event with more is counted by itself
     * @param seatsOfASlice the same, of one statement
     */
    public Turns(long seatsOfACycle, long seatsOfASlice) {
        this.seatsOfACycle = seatsOfACycle;
        this.seatsOfASlice = seatsOfASlice;
    }

    /** The events of the next cycle, in slices. */
    public synchronized List<List<EventStamp>> next(Collection<EventStamp> events) {
        Map<UUID, EventStamp> known = new HashMap<>();
        events.forEach(event -> known.put(event.eventId(), event));
        right.keySet().retainAll(known.keySet());
        differing.retainAll(known.keySet());
        Set<EventStamp> chosen = new LinkedHashSet<>();
        take(chosen, differing.stream().map(known::get).toList(), Long.MAX_VALUE);
        List<EventStamp> byAge = byAge(known);
        take(chosen, byAge.stream().filter(this::hasMoved).toList(), seatsOfACycle / 2);
        take(chosen, byAge, seatsOfACycle);
        return slices(chosen);
    }

    /** Takes down what a slice found. */
    public synchronized void found(List<EventStamp> slice, Set<UUID> eventsThatDiffer) {
        for (EventStamp event : slice) {
            right.remove(event.eventId());
            if (eventsThatDiffer.contains(event.eventId())) {
                differing.add(event.eventId());
            } else {
                differing.remove(event.eventId());
                right.putLast(event.eventId(), event.versions());
            }
        }
    }

    private boolean hasMoved(EventStamp event) {
        return !Long.valueOf(event.versions()).equals(right.get(event.eventId()));
    }

    private List<EventStamp> byAge(Map<UUID, EventStamp> known) {
        List<EventStamp> byAge = new ArrayList<>(known.size());
        known.values().stream()
                .filter(event -> !right.containsKey(event.eventId()))
                .sorted(Comparator.comparing(EventStamp::eventId))
                .forEach(byAge::add);
        right.keySet().forEach(event -> byAge.add(known.get(event)));
        return byAge;
    }

    private static void take(Set<EventStamp> chosen, List<EventStamp> from, long seats) {
        long sum = chosen.stream().mapToLong(EventStamp::seats).sum();
        for (EventStamp event : from) {
            if (!chosen.isEmpty() && sum >= seats) {
                return;
            }
            if (chosen.add(event)) {
                sum += event.seats();
            }
        }
    }

    private List<List<EventStamp>> slices(Collection<EventStamp> chosen) {
        List<List<EventStamp>> slices = new ArrayList<>();
        List<EventStamp> slice = new ArrayList<>();
        long seats = 0;
        for (EventStamp event : chosen) {
            if (!slice.isEmpty() && seats + event.seats() + slice.size() >= seatsOfASlice) {
                slices.add(slice);
                slice = new ArrayList<>();
                seats = 0;
            }
            slice.add(event);
            seats += event.seats();
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }
}
