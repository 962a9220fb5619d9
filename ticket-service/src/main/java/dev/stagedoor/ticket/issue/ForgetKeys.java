package dev.stagedoor.ticket.issue;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Forgets idempotency keys once nobody repeats their orders any more. */
@Component
class ForgetKeys {
    private final KeptAnswers answers;
    private final Clock clock;
    private final IssueProperties limits;

    ForgetKeys(KeptAnswers answers, Clock clock, IssueProperties limits) {
        this.answers = answers;
        this.clock = clock;
        this.limits = limits;
    }

    @Scheduled(fixedDelayString = "${stagedoor.tickets.issue.forget-keys-interval}")
    Mono<Void> forget() {
        return Mono.defer(() -> answers.forget(clock.instant().minus(limits.keepKeys()), limits.forgetBatch()))
                .repeat()
                .takeUntil(forgotten -> forgotten < limits.forgetBatch())
                .then();
    }
}
