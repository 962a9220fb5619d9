package dev.stagedoor.notification.contact.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import dev.stagedoor.notification.contact.Contacts;
import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.mail.WakeUp;
import dev.stagedoor.notification.mail.model.Recipient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keeps contacts as account-service tells them. A contact may be what a queued mail waits for. */
@Configuration(proxyBeanMethods = false)
class ContactMessages {
    private final Inbox inbox;
    private final Contacts contacts;
    private final QueueMails queueMails;
    private final WakeUp wakeUp;

    ContactMessages(Inbox inbox, Contacts contacts, QueueMails queueMails, WakeUp wakeUp) {
        this.inbox = inbox;
        this.contacts = contacts;
        this.queueMails = queueMails;
        this.wakeUp = wakeUp;
    }

    @Bean
    Subscription<ContactChanged> contactChanges() {
        return new Subscription<>(
                Topics.CONTACTS,
                Set.of(ContactChanged.class),
                batch -> inbox.once(batch, this::take).doOnSuccess(_ -> wakeUp.call()));
    }

    private Mono<Void> take(List<IncomingMessage<ContactChanged>> batch) {
        Map<UUID, Recipient> known = new HashMap<>();
        Set<UUID> erased = new HashSet<>();
        for (IncomingMessage<ContactChanged> message : batch) {
            ContactChanged contact = message.data();
            if (contact == null) {
                known.remove(message.key());
                erased.add(message.key());
            } else {
                known.put(message.key(), new Recipient(contact.username(), contact.email()));
                erased.remove(message.key());
            }
        }
        return (known.isEmpty() ? Mono.<Void>empty() : contacts.keep(known))
                .then(erased.isEmpty() ? Mono.empty() : contacts.forget(erased).then(queueMails.forget(erased)));
    }
}
