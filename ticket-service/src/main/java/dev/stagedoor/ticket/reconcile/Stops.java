package dev.stagedoor.ticket.reconcile;

import dev.stagedoor.ticket.pool.model.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Mono;

/**
 * Sales that are stopped. Both writes move the versions of the pools on, so that a batch being decided meets the fence, and
 * join the transaction under way.
 */
public interface Stops {

    /** Stops the sale of ticket types, each for its reason, and emits those that were on sale until now. */
    Mono<List<Pool>> stop(Map<UUID, String> reasons, Instant at);

    /** Puts a ticket type on sale again, and emits it; empty where its sale was not stopped. */
    Mono<Pool> resume(UUID ticketType);
}
