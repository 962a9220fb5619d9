package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Terms;
import java.util.List;
import reactor.core.publisher.Mono;

/** What event-service says of waiting rooms. */
@FunctionalInterface
public interface PublishedTerms {
    /** All rooms that are ahead or open. */
    Mono<List<Terms>> read();
}
