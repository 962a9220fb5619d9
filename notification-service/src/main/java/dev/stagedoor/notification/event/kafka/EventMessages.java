package dev.stagedoor.notification.event.kafka;

import static java.util.Comparator.comparingLong;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.event.Events;
import dev.stagedoor.notification.event.Events.Revision;
import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.mail.model.EventFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keeps what the catalogue says of events. An event may be what a queued mail waits for. */
@Configuration(proxyBeanMethods = false)
class EventMessages {
    private static final BinaryOperator<Revision> NEWEST = BinaryOperator.maxBy(comparingLong(Revision::number));

    private final Inbox inbox;
    private final Events events;
    private final WakeUp wakeUp;

    EventMessages(Inbox inbox, Events events, WakeUp wakeUp) {
        this.inbox = inbox;
        this.events = events;
        this.wakeUp = wakeUp;
    }

    @Bean
    Subscription<CatalogueMessage> catalogue() {
        return new Subscription<>(
                Topics.CATALOGUE,
                Set.of(EventPublished.class, EventChanged.class, EventCancelled.class),
                batch -> inbox.once(batch, this::take).doOnSuccess(_ -> wakeUp.call()));
    }

    private Mono<Void> take(List<IncomingMessage<CatalogueMessage>> batch) {
        Map<UUID, Revision> newest = new HashMap<>();
        for (IncomingMessage<CatalogueMessage> message : batch) {
            CatalogueMessage news = message.data();
            if (news != null) {
                newest.merge(news.eventId(), revision(news), NEWEST);
            }
        }
        return newest.isEmpty() ? Mono.empty() : events.keep(newest.values());
    }

    private static Revision revision(CatalogueMessage news) {
        EventSnapshot event = news.event();
        return new Revision(
                news.eventId(),
                event.revision(),
                event.organizerId(),
                new EventFacts(
                        event.name(),
                        event.location(),
                        event.online(),
                        event.timezone(),
                        event.startsAt(),
                        event.endsAt()));
    }
}
