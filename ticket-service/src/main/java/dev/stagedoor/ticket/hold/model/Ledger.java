package dev.stagedoor.ticket.hold.model;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pools and claims while a batch is being decided: each step sees what the steps before it did. */
final class Ledger {
    private final Map<UUID, Pool> pools = new HashMap<>();
    private final Map<UUID, NavigableMap<Integer, Claim>> claims = new HashMap<>();
    private final Set<UUID> touched = new LinkedHashSet<>();
    private final Set<Attempt> known = new LinkedHashSet<>();
    private final Set<Attempt> changed = new LinkedHashSet<>();

    Ledger(Standing standing) {
        standing.pools().forEach(pool -> pools.put(pool.id(), pool));
        standing.claims().forEach(claim -> {
            known.add(claim.attempt());
            ofBooking(claim.attempt().bookingId()).put(claim.attempt().number(), claim);
        });
    }

    @Nullable
    Pool pool(UUID ticketType, UUID event) {
        Pool pool = pools.get(ticketType);
        return pool != null && pool.eventId().equals(event) ? pool : null;
    }

    void put(Pool pool) {
        pools.put(pool.id(), pool);
        touched.add(pool.id());
    }

    @Nullable
    Claim claim(Attempt attempt) {
        NavigableMap<Integer, Claim> booking = claims.get(attempt.bookingId());
        return booking == null ? null : booking.get(attempt.number());
    }

    /** Whether the booking has asked again since {@code attempt}, or has given it up. */
    boolean hasMovedPast(Attempt attempt) {
        NavigableMap<Integer, Claim> booking = claims.get(attempt.bookingId());
        return booking != null && booking.higherKey(attempt.number()) != null;
    }

    Collection<Claim> upTo(Attempt attempt) {
        NavigableMap<Integer, Claim> booking = claims.get(attempt.bookingId());
        return booking == null
                ? List.of()
                : List.copyOf(booking.headMap(attempt.number(), true).values());
    }

    void put(Claim claim) {
        ofBooking(claim.attempt().bookingId()).put(claim.attempt().number(), claim);
        changed.add(claim.attempt());
    }

    Decided decided(List<Outcome> outcomes) {
        List<Pool> written = touched.stream()
                .map(pools::get)
                .sorted(Comparator.comparing(Pool::id))
                .toList();
        List<Claim> fresh = new ArrayList<>();
        List<Claim> moved = new ArrayList<>();
        for (Attempt attempt : changed) {
            Claim claim = claim(attempt);
            if (claim != null) {
                (known.contains(attempt) ? moved : fresh).add(claim);
            }
        }
        return new Decided(outcomes, written, fresh, moved);
    }

    private NavigableMap<Integer, Claim> ofBooking(UUID booking) {
        return claims.computeIfAbsent(booking, _ -> new TreeMap<>());
    }
}
