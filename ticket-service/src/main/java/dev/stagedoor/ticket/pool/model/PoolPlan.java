package dev.stagedoor.ticket.pool.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How the pools of an event follow its ticket types.
 *
 * @param opened pools of new ticket types
 * @param resized pools whose capacity changes
 */
public record PoolPlan(List<Opening> opened, List<Pool> resized) {

    /**
     * A new pool.
     *
     * @param issuing bearer tickets that are due in it
     */
    public record Opening(Pool pool, int issuing) {}

    /**
     * Plans the pools of one event.
     *
     * @param types the ticket types that the event has now
     * @param existing the pools it has; one whose ticket type is gone sells nothing more
     */
    public static PoolPlan of(UUID eventId, Collection<TypeSeats> types, Collection<Pool> existing) {
        Map<UUID, TypeSeats> missing = new LinkedHashMap<>();
        types.forEach(type -> missing.put(type.id(), type));
        List<Pool> resized = new ArrayList<>();
        for (Pool pool : existing) {
            TypeSeats type = missing.remove(pool.id());
            addIfChanged(resized, pool, type == null ? 0 : type.capacity());
        }
        List<Opening> opened = missing.values().stream()
                .map(type -> new Opening(Pool.open(type.id(), eventId, type.capacity()), type.initialTickets()))
                .toList();
        return new PoolPlan(opened, resized);
    }

    /** Plans the pools of an event that was called off: nothing more is sold, and nothing is issued. */
    public static PoolPlan ofCancelled(UUID eventId, Collection<TypeSeats> types, Collection<Pool> existing) {
        return of(
                eventId,
                types.stream().map(type -> new TypeSeats(type.id(), 0, 0)).toList(),
                existing);
    }

    private static void addIfChanged(List<Pool> resized, Pool pool, int wanted) {
        Pool target = pool.resize(wanted);
        if (!target.equals(pool)) {
            resized.add(target);
        }
    }

    /** Pools that have to stay larger than asked for, for their seats are held or sold. */
    public List<Pool> kept() {
        return resized.stream().filter(Pool::isKeptLarger).toList();
    }
}
