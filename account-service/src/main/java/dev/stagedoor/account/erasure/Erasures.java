package dev.stagedoor.account.erasure;

import dev.stagedoor.account.erasure.model.Backlog;
import dev.stagedoor.account.erasure.model.Erasure;
import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The deleted accounts, and which services have erased them. */
public interface Erasures {

    /** Adds one, in the caller's transaction. */
    Mono<Void> add(Erasure erasure);

    /** The erasure, if there is one. */
    Mono<Erasure> find(UUID id);

    /** Notes that a service has erased; its first receipt counts. A service that was not expected changes nothing. */
    Mono<Void> erased(UUID userId, String service, Instant at);

    /** What is not complete. */
    Mono<Backlog> backlog();
}
