package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.MailMetrics.Outcome;
import dev.stagedoor.notification.mail.model.NewMail;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts mails into the queue, and takes out those of people who left. */
@Component
public class QueueMails {
    private final Mails mails;
    private final MailLimits limits;
    private final MailMetrics metrics;
    private final Clock clock;

    QueueMails(Mails mails, MailLimits limits, MailMetrics metrics, Clock clock) {
        this.mails = mails;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Queues mails, in the transaction under way; one that was queued before, for what it is about and its kind, changes nothing. */
    public Mono<Void> queue(Collection<NewMail> news) {
        Instant now = clock.instant();
        return mails.queue(news, now, now.minus(limits.newsAge()))
                .doOnNext(kind -> metrics.count(kind, Outcome.DROPPED))
                .then();
    }

    /** Drops what is queued for users whose accounts are erased, in the transaction under way. */
    public Mono<Void> forget(Collection<UUID> users) {
        return mails.dropOf(users, clock.instant())
                .doOnNext(kind -> metrics.count(kind, Outcome.DROPPED))
                .then();
    }

    /** Makes the settled mails of a user whose account is erased nobody's, in the transaction under way. */
    public Mono<Void> disown(UUID user) {
        return mails.disown(user);
    }
}
