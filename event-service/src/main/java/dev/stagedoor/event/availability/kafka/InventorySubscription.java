package dev.stagedoor.event.availability.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.event.availability.PoolNews;
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
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Takes over what ticket-service says of its pools. Needs no inbox: a pool that is not newer changes nothing, so a
 * duplicate has no effect, and a hot sale costs one statement per batch.
 */
@Configuration(proxyBeanMethods = false)
class InventorySubscription {
    private static final BinaryOperator<Pool> NEWER =
            BinaryOperator.maxBy((a, b) -> Long.compare(a.version(), b.version()));

    /** Who looks at a sale sees at most some tens of changes a second anyhow. */
    private static final Duration REST = Duration.ofMillis(50);

    @Bean
    Subscription<PoolsChanged> poolsChanged(Pools pools, PoolNews news) {
        return new Subscription<>(
                Topics.INVENTORY, Set.of(PoolsChanged.class), batch -> follow(pools, news, batch), REST);
    }

    private static Mono<Void> follow(Pools pools, PoolNews news, List<IncomingMessage<PoolsChanged>> batch) {
        Collection<Pool> newest = newest(batch);
        return pools.keepNewest(newest)
                .doOnSuccess(_ -> news.tell(newest.stream().map(Pool::eventId).collect(Collectors.toSet())));
    }

    private static Collection<Pool> newest(List<IncomingMessage<PoolsChanged>> batch) {
        Map<UUID, Pool> newest = new HashMap<>();
        for (IncomingMessage<PoolsChanged> message : batch) {
            PoolsChanged changed = message.data();
            if (changed != null) {
                changed.pools().forEach(pool -> newest.merge(pool.ticketTypeId(), translate(changed, pool), NEWER));
            }
        }
        return newest.values();
    }

    private static Pool translate(PoolsChanged changed, PoolsChanged.Pool pool) {
        return new Pool(
                changed.eventId(),
                pool.ticketTypeId(),
                pool.capacity(),
                pool.held(),
                pool.sold(),
                pool.available(),
                pool.issued(),
                pool.version(),
                changed.asOf());
    }
}
