package dev.stagedoor.event.availability.model;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The known pools by ticket type. A type without one (a draft's, or one just published) has all its seats free. */
public record Availability(Map<UUID, Pool> pools) {
    public static final Availability UNKNOWN = new Availability(Map.of());

    public static Availability of(Collection<Pool> pools) {
        return new Availability(pools.stream().collect(Collectors.toMap(Pool::ticketTypeId, Function.identity())));
    }

    public int held(UUID ticketTypeId) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? 0 : pool.held();
    }

    public int sold(UUID ticketTypeId) {
        Pool pool = pools.get(ticketTypeId);
        return pool == null ? 0 : pool.sold();
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
}
