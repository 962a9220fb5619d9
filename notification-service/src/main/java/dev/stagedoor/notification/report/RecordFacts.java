package dev.stagedoor.notification.report;

import dev.stagedoor.notification.report.model.Fact;
import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what reports are made of. */
@Component
public class RecordFacts {
    private final Facts facts;
    private final Clock clock;

    RecordFacts(Facts facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** Records facts, in the transaction under way; one that is known already changes nothing. */
    public Mono<Void> record(Collection<Fact> news) {
        return facts.record(news, clock.instant());
    }
}
