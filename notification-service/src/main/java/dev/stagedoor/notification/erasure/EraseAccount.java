package dev.stagedoor.notification.erasure;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.notification.contact.Contacts;
import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.report.Facts;
import dev.stagedoor.notification.report.Reports;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An account was deleted: its contact goes, what is queued for it is dropped, its reports and the facts of its events are
 * deleted, and settled mails are nobody's.
 */
@Component
public class EraseAccount {
    private static final String SERVICE = "notification-service";

    private final Facts facts;
    private final Reports reports;
    private final Contacts contacts;
    private final QueueMails queueMails;
    private final Outbox outbox;
    private final Clock clock;

    EraseAccount(Facts facts, Reports reports, Contacts contacts, QueueMails queueMails, Outbox outbox, Clock clock) {
        this.facts = facts;
        this.reports = reports;
        this.contacts = contacts;
        this.queueMails = queueMails;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Forgets the user and appends the receipt, in the transaction under way. */
    public Mono<Void> erase(UUID userId) {
        AccountErased receipt =
                new AccountErased(userId, SERVICE, clock.instant().truncatedTo(ChronoUnit.MICROS));
        // Facts first: a report under way holds theirs, so it is there to be deleted, and so is its mail.
        return facts.forgetOf(userId)
                .then(reports.forgetOf(userId))
                .then(contacts.forget(List.of(userId)))
                .then(queueMails.forget(List.of(userId)))
                .then(queueMails.disown(userId))
                .then(outbox.append(OutgoingMessage.to(Topics.ERASURES, userId, receipt)));
    }
}
