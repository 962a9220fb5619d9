package dev.stagedoor.booking.saga.kafka;

import dev.stagedoor.booking.saga.FollowInventory;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.InventoryMessage;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.contracts.inventory.SeatsRefused;
import dev.stagedoor.messaging.Subscription;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InventorySubscription {

    @Bean
    Subscription<InventoryMessage> inventory(FollowInventory follow) {
        return new Subscription<>(
                Topics.INVENTORY, Set.of(SeatsHeld.class, SeatsRefused.class, PoolsChanged.class), follow::handle);
    }
}
