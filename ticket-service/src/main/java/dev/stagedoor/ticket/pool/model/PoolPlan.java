package dev.stagedoor.ticket.pool.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How the pools of an event follow its ticket types.
 *
 * @param opened pools of new ticket types
 * @param resized pools whose wanted capacity changed
 */
public record PoolPlan(List<Pool> opened, List<Pool> resized) {

    /**
     * Plans the pools of one event.
     *
     * @param capacities the wanted capacity of each ticket type that the event has now
     * @param existing the pools it has; one whose ticket type is gone sells nothing more
     */
    public static PoolPlan of(UUID eventId, Map<UUID, Integer> capacities, Collection<Pool> existing) {
        Map<UUID, Integer> missing = new HashMap<>(capacities);
        List<Pool> resized = new ArrayList<>();
        for (Pool pool : existing) {
            Integer wanted = missing.remove(pool.id());
            int target = wanted == null ? 0 : wanted;
            if (target != pool.wanted()) {
                resized.add(pool.resize(target));
            }
        }
        List<Pool> opened = missing.entrySet().stream()
                .map(type -> Pool.open(type.getKey(), eventId, type.getValue()))
                .toList();
        return new PoolPlan(opened, resized);
    }

    /** Pools that have to stay larger than wanted, for their seats are held or sold. */
    public List<Pool> kept() {
        return resized.stream().filter(pool -> pool.capacity() > pool.wanted()).toList();
    }
}
