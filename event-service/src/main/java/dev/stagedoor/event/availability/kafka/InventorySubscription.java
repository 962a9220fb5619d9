package dev.stagedoor.event.availability.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.event.availability.Pools;
import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes over what ticket-service says of its pools. Needs no inbox: a pool that is not newer changes nothing, so a
 * duplicate has no effect, and a hot sale costs one statement per batch.
 */
@Configuration(proxyBeanMethods = false)
class InventorySubscription {

    /** Who watches a sale hears of it by a broadcast; what is stored is for lists, and may come a tenth of a second later. */
    private static final Duration REST = Duration.ofMillis(100);

    @Bean
    Subscription<PoolsChanged> poolsChanged(Pools pools) {
        return new Subscription<>(
                Topics.INVENTORY, Set.of(PoolsChanged.class), batch -> pools.keepNewest(newest(batch)), REST);
    }

    private static Collection<Pool> newest(List<IncomingMessage<PoolsChanged>> batch) {
        Map<UUID, Pool> newest = new HashMap<>();
        for (IncomingMessage<PoolsChanged> message : batch) {
            PoolsChanged changed = message.data();
            if (changed != null) {
                PoolTranslation.pools(changed).forEach(pool -> newest.merge(pool.ticketTypeId(), pool, Pool::newer));
            }
        }
        return newest.values();
    }
}
