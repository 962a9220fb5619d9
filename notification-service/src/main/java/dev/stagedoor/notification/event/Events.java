package dev.stagedoor.notification.event;

import dev.stagedoor.notification.mail.model.EventFacts;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What mails say of each event, and whose it is. */
public interface Events {
    /** Stores these facts, each unless a newer revision is known. Names an event once at most. */
    Mono<Void> keep(Collection<Revision> events);

    /**
     * An event as of one revision.
     *
     * @param number grows with each change
     */
    record Revision(UUID eventId, long number, UUID organizerId, EventFacts facts) {}
}
