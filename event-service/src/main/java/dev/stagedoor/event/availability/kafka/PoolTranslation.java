package dev.stagedoor.event.availability.kafka;

import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.event.availability.model.Pool;
import java.util.List;

/** From the words of the log to ours. */
final class PoolTranslation {
    private PoolTranslation() {}

    static List<Pool> pools(PoolsChanged changed) {
        return changed.pools().stream().map(pool -> pool(changed, pool)).toList();
    }

    private static Pool pool(PoolsChanged changed, PoolsChanged.Pool pool) {
        return new Pool(
                changed.eventId(),
                pool.ticketTypeId(),
                pool.capacity(),
                pool.held(),
                pool.sold(),
                pool.available(),
                pool.issued(),
                pool.version(),
                pool.suspended(),
                changed.asOf());
    }
}
