package dev.stagedoor.booking.offer.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.messaging.Subscription;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogueSubscription {

    @Bean
    Subscription<CatalogueMessage> catalogue(CatalogueFollower follower) {
        return new Subscription<>(
                Topics.CATALOGUE,
                Set.of(EventPublished.class, EventChanged.class, EventCancelled.class),
                follower::handle);
    }
}
