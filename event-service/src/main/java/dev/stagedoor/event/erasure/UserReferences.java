package dev.stagedoor.event.erasure;

import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where this service refers to a user. */
public interface UserReferences {
    /** Below the id of every event. */
    UUID START = new UUID(0, 0);

    /** Some events of this organizer: the first {@code limit} whose id is above {@code after}, in the order of their ids. */
    Mono<List<UUID>> organized(UUID userId, UUID after, int limit);

    /** Some events at whose door the user works, likewise. */
    Mono<List<UUID>> atTheDoor(UUID userId, UUID after, int limit);

    /** Forgets which rows of files became which events of this organizer. */
    Mono<Void> forgetImports(UUID userId);
}
