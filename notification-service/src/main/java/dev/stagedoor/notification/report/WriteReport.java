package dev.stagedoor.notification.report;

import dev.stagedoor.notification.mail.QueueMails;
import dev.stagedoor.notification.mail.model.Addressee;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.notification.report.model.Report;
import dev.stagedoor.notification.report.model.ReportPeriod;
import dev.stagedoor.service.id.IdSource;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Makes one report and queues its mail, in one transaction. */
@Component
class WriteReport {
    private final Reports reports;
    private final ReportLetter letter;
    private final QueueMails queueMails;
    private final TransactionalOperator transaction;
    private final IdSource ids;

    WriteReport(
            Reports reports,
            ReportLetter letter,
            QueueMails queueMails,
            TransactionalOperator transaction,
            IdSource ids) {
        this.reports = reports;
        this.letter = letter;
        this.queueMails = queueMails;
        this.transaction = transaction;
        this.ids = ids;
    }

    /** Empty when the report exists. */
    Mono<Report> write(UUID organizer, ReportPeriod period, Instant now) {
        return Mono.defer(() -> reports.make(ids.next(), organizer, period, now))
                .flatMap(report -> queueMails.queue(List.of(mail(report))).thenReturn(report))
                .as(transaction::transactional);
    }

    private NewMail mail(Report report) {
        return new NewMail(
                ids.next(),
                report.id(),
                null,
                Addressee.user(report.organizerId()),
                letter.of(report),
                report.period().endsAt());
    }
}
