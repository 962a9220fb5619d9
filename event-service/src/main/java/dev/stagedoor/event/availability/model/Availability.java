package dev.stagedoor.event.availability.model;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The known pools by ticket type. A type without one (a draft's, or one just published) has all its seats free. */
public record Availability(Map<UUID, Pool> pools) {
    public static final Availability UNKNOWN = new Availability(Map.of());

    public static Availability of(Collection<Pool> pools) {
        return new Availability(pools.stream().collect(Collectors.toMap(Pool::ticketTypeId, Function.identity())));
    }

    /** The same, with what is no older among {@code heard}: so what was told stays word for word once it is stored. */
    public Availability with(Collection<Pool> heard) {
        Map<UUID, Pool> newest = new HashMap<>(pools);
        heard.forEach(pool -> newest.merge(pool.ticketTypeId(), pool, (stored, told) -> Pool.newer(told, stored)));
        return new Availability(Map.copyOf(newest));
    }

    public int held(UUID ticketTypeId) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? 0 : pool.held();
    }

    /** How many of the seats for sale are sold: issued bearer tickets do not count. */
    public int sold(UUID ticketTypeId) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? 0 : pool.sold() - pool.issued();
    }

    /**
     * Bearer tickets besides the seats for sale.
     *
     * @param planned what is to be issued, for a type without a pool
     */
    public int issued(UUID ticketTypeId, int planned) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? planned : pool.issued();
    }

    /**
     * Seats left of a type.
     *
     * @param capacity what the catalogue says of the type, for one without a pool
     */
    public int available(UUID ticketTypeId, int capacity) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? capacity : pool.available();
    }

    /** Whether nothing of a type is sold for now, whatever is left of it. */
    public boolean isSuspended(UUID ticketTypeId) {
        Pool pool = pools.get(ticketTypeId);
        return pool != null && pool.suspended();
    }

    /** When ticket-service last said something of these; empty where it has not yet. */
    public Optional<Instant> asOf(Collection<UUID> ticketTypeIds) {
        return ticketTypeIds.stream()
                .map(pools::get)
                .filter(Objects::nonNull)
                .map(Pool::asOf)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }
}
