package dev.stagedoor.notification.contact;

import dev.stagedoor.notification.mail.model.Recipient;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The newest contact of each user. */
public interface Contacts {
    /** Stores these contacts in place of what was known of the users. */
    Mono<Void> keep(Map<UUID, Recipient> contacts);

    /** Forgets these users. */
    Mono<Void> forget(Collection<UUID> users);
}
