package dev.stagedoor.notification.mail.smtp;

import dev.stagedoor.notification.mail.MailServer;
import dev.stagedoor.notification.mail.MailServer.Tried;
import dev.stagedoor.notification.mail.MailServer.Unavailable;
import dev.stagedoor.notification.mail.model.Delivery;
import dev.stagedoor.notification.mail.model.DueMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** An open connection to the mail server, for one thread at a time. */
final class SmtpConnection implements MailServer.Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpConnection.class);

    private final Transport transport;
    private final Envelopes envelopes;
    private final Scheduler scheduler;

    SmtpConnection(Transport transport, Envelopes envelopes, Scheduler scheduler) {
        this.transport = transport;
        this.envelopes = envelopes;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<List<Tried>> deliver(List<DueMail> mails, BooleanSupplier enough) {
        return Mono.fromCallable(() -> transmit(mails, enough)).subscribeOn(scheduler);
    }

    private List<Tried> transmit(List<DueMail> mails, BooleanSupplier enough) {
        List<Tried> tried = new ArrayList<>();
        for (DueMail mail : mails) {
            try {
                tried.add(new Tried(mail, transmit(mail)));
            } catch (Unavailable e) {
                if (tried.isEmpty()) {
                    throw e;
                }
                break;
            }
            if (tried.getLast().delivery() instanceof Delivery.Unknown || enough.getAsBoolean()) {
                break;
            }
        }
        return tried;
    }

    private Delivery transmit(DueMail mail) {
        MimeMessage message;
        try {
            message = envelopes.fill(mail);
        } catch (AddressException _) {
            return new Delivery.Refused("bad_address");
        } catch (MessagingException | RuntimeException e) {
            // Trying again would not help, and a mail that cannot be written must not hold up the others.
            LOG.error("The mail {} cannot be written", mail.id(), e);
            return new Delivery.Refused("unwritable");
        }
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted();
        } catch (MessagingException e) {
            return SmtpReplies.read(e);
        } catch (IllegalStateException e) {
            // Jakarta Mail has hung up over the mail before.
            throw new Unavailable(e);
        }
    }

    @Override
    public Mono<Void> close() {
        return Mono.<Void>fromRunnable(() -> {
                    try {
                        transport.close();
                    } catch (MessagingException e) {
                        LOG.debug("The mail server did not say goodbye", e);
                    }
                })
                .subscribeOn(scheduler);
    }
}
