package dev.stagedoor.account.limit;

import dev.stagedoor.account.limit.model.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import reactor.core.publisher.Mono;

/** How often things were asked for, shared by all replicas. */
public interface Allowances {

    /** Counts one more, and emits how long to wait where that is one too many; zero if it is not. */
    Mono<Duration> take(Asked asked, Instant now);

    /** Forgets what was counted. */
    Mono<Void> forget(Collection<Asked> asked);

    /** Removes what no longer counts, a bounded number at a time. Emits how many. */
    Mono<Long> purge(Instant now);
}
