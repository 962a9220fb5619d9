package dev.stagedoor.ticket.pool;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.ticket.pool.model.Pool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the counts of pools to the followers of the inventory. */
public final class PoolAnnouncements {
    private PoolAnnouncements() {}

    /** One message for each event. */
    public static List<OutgoingMessage> of(Collection<Pool> pools, Instant asOf) {
        Map<UUID, List<PoolsChanged.Pool>> byEvent = new LinkedHashMap<>();
        for (Pool pool : pools) {
            byEvent.computeIfAbsent(pool.eventId(), _ -> new ArrayList<>()).add(published(pool));
        }
        List<OutgoingMessage> messages = new ArrayList<>(byEvent.size());
        byEvent.forEach((event, changed) ->
                messages.add(OutgoingMessage.to(Topics.INVENTORY, event, new PoolsChanged(event, changed, asOf))));
        return messages;
    }

    private static PoolsChanged.Pool published(Pool pool) {
        return new PoolsChanged.Pool(
                pool.id(),
                pool.capacity(),
                pool.held(),
                pool.sold(),
                pool.available(),
                pool.issued(),
                pool.version(),
                pool.suspended());
    }
}
