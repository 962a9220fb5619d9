package dev.stagedoor.notification.erasure;

import dev.stagedoor.notification.mail.Mails;
import dev.stagedoor.notification.mail.Mails.KnownMail;
import dev.stagedoor.notification.report.Reports;
import dev.stagedoor.notification.report.model.Report;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** All that this service knows of a user besides the contact, which is the account's own. */
@Component
public class ExportMails {
    private final Mails mails;
    private final Reports reports;

    ExportMails(Mails mails, Reports reports) {
        this.mails = mails;
        this.reports = reports;
    }

    /** Every mail to the user, oldest first. */
    public Flux<KnownMail> mails(UUID userId) {
        return mails.of(userId);
    }

    /** Every report of the user's, oldest first. */
    public Flux<Report> reports(UUID userId) {
        return reports.all(userId);
    }
}
