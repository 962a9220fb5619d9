package dev.stagedoor.event.availability.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.event.availability.PoolNews;
import dev.stagedoor.messaging.Broadcast;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets every replica hear of every change, whichever of them stores it: people watch through any of them. */
@Configuration(proxyBeanMethods = false)
class NewsBroadcasts {

    @Bean
    Broadcast<PoolsChanged> hearOfPools(PoolNews news) {
        return new Broadcast<>(Topics.INVENTORY, Set.of(PoolsChanged.class), changed -> {
            if (news.isWatched(changed.eventId())) {
                news.counted(changed.eventId(), PoolTranslation.pools(changed));
            }
        });
    }

    /** Of this service's own topic: a change is told there once it is committed. */
    @Bean
    Broadcast<CatalogueMessage> hearOfEdits(PoolNews news) {
        return new Broadcast<>(
                Topics.CATALOGUE,
                Set.of(EventChanged.class, EventCancelled.class),
                changed -> news.edited(changed.eventId()));
    }
}
