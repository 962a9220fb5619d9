package dev.stagedoor.ticket.issue;

import java.time.Instant;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Answers to orders that may come again. */
public interface KeptAnswers {

    /** Emits the answer under that key, or nothing. */
    Mono<Kept> find(UUID user, String key);

    /** Takes the key, waiting for whoever is taking it at this moment; emits whether it was free. */
    Mono<Boolean> take(IssueOrder order, String key, Instant at);

    /** Keeps the answer under the key that was taken. */
    Mono<Void> keep(UUID user, String key, Issued.Done answer);

    /** Forgets some keys taken before then; emits how many. */
    Mono<Long> forget(Instant before, int limit);

    /** A key with its order and the answer. */
    record Kept(String hash, Issued.Done answer) {}
}
