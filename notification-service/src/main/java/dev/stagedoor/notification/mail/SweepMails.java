package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.MailMetrics.Outcome;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Drops obsolete mails and measures the queue, every now and then. */
@Component
class SweepMails {
    private final Mails mails;
    private final MailLimits limits;
    private final MailMetrics metrics;
    private final Clock clock;

    SweepMails(Mails mails, MailLimits limits, MailMetrics metrics, Clock clock) {
        this.mails = mails;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${stagedoor.mail.sweep-interval:15s}")
    Mono<Void> sweep() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return mails.dropObsolete(now, now.minus(limits.patience()))
                    .doOnNext(kind -> metrics.count(kind, Outcome.DROPPED))
                    .then(mails.look(now))
                    .doOnNext(metrics::queue)
                    .then();
        });
    }
}
