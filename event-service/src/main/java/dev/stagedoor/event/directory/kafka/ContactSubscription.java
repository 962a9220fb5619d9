package dev.stagedoor.event.directory.kafka;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.event.directory.KeepPeople;
import dev.stagedoor.event.directory.model.Person;
import dev.stagedoor.event.directory.model.PersonKey;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keeps people as account-service tells of them; an empty record erases one. */
@Configuration(proxyBeanMethods = false)
class ContactSubscription {

    @Bean
    Subscription<ContactChanged> contactChanges(Inbox inbox, KeepPeople people) {
        return new Subscription<>(
                Topics.CONTACTS,
                Set.of(ContactChanged.class),
                batch -> inbox.once(batch, fresh -> take(people, fresh)));
    }

    /** An address stands for whoever proved that its mail reaches them, not for whoever claims it. */
    private static Person person(UUID userId, ContactChanged contact) {
        return new Person(
                userId, contact.username(), contact.emailConfirmed() ? PersonKey.email(contact.email()) : null);
    }

    /** Of several messages of one user only the last counts. */
    private static Mono<Void> take(KeepPeople people, List<IncomingMessage<ContactChanged>> batch) {
        Map<UUID, Person> known = new HashMap<>();
        Set<UUID> gone = new HashSet<>();
        for (IncomingMessage<ContactChanged> message : batch) {
            ContactChanged contact = message.data();
            if (contact == null) {
                known.remove(message.key());
                gone.add(message.key());
            } else {
                known.put(message.key(), person(message.key(), contact));
                gone.remove(message.key());
            }
        }
        return people.gone(gone).then(people.known(List.copyOf(known.values())));
    }
}
