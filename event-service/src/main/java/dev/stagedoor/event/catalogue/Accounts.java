package dev.stagedoor.event.catalogue;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Whose accounts were deleted. */
public interface Accounts {

    /**
     * Whether somebody is still here, and stays so until the transaction under way is over: what it stores of them is
     * found by the erasure.
     */
    Mono<Boolean> remains(UUID userId);

    /** Notes that an account was deleted, once whatever counts on it is over. In the transaction under way. */
    Mono<Void> deleted(UUID userId, Instant at);
}
