package dev.stagedoor.ticket.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Where accounts are named. All writes join the transaction under way. */
public interface Erasures {

    /**
     * Takes the user from every door, from the events that are over or called off, and from kept answers; emits whether
     * nothing names the user any more.
     */
    Mono<Boolean> erase(UUID user, Instant now);

    /** Remembers that the user has yet to be erased from something. */
    Mono<Void> remember(UUID user, Instant deletedAt);

    /** Forgets the user. */
    Mono<Void> forget(UUID user);

    /** Emits some of the users that have yet to be erased from something, the oldest first. */
    Mono<List<UUID>> waiting(int limit);
}
