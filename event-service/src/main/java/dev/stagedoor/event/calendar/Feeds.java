package dev.stagedoor.event.calendar;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The secret addresses of calendars, one per user; only their hashes are kept. */
public interface Feeds {

    /** Makes {@code secretHash} the user's, in place of any other. */
    Mono<Void> put(UUID userId, String secretHash, Instant now);

    /** The user's, if there was one, is no longer. */
    Mono<Void> revoke(UUID userId);

    /** Whose it is, or empty. */
    Mono<UUID> owner(String secretHash);
}
