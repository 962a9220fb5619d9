package dev.stagedoor.notification.report;

import dev.stagedoor.notification.report.model.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** What happened at events, each thing once. */
public interface Facts {
    /** Records facts, in the transaction under way; one that is known already changes nothing. */
    Mono<Void> record(Collection<Fact> facts, Instant now);

    /** Forgets what happened at the events of an organizer, and whose the events were. */
    Mono<Void> forgetOf(UUID organizer);
}
