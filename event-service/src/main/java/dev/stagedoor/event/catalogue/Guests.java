package dev.stagedoor.event.catalogue;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Who is invited to private events. */
public interface Guests {

    /** Whether the user is invited, whatever they answered. */
    Mono<Boolean> includes(UUID eventId, UUID userId);
}
