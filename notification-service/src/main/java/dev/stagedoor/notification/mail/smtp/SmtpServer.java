package dev.stagedoor.notification.mail.smtp;

import dev.stagedoor.notification.mail.MailServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * The server that {@code spring.mail} names. Its transport is used directly, as a batch shares one connection and yet
 * each mail's fate is to be known before the next one is sent.
 */
@Component
class SmtpServer implements MailServer {
    private final JavaMailSenderImpl settings;
    private final Envelopes envelopes;
    private final Scheduler smtpScheduler;

    SmtpServer(JavaMailSenderImpl settings, WriteTimeouts writeTimeouts, Envelopes envelopes, Scheduler smtpScheduler) {
        writeTimeouts.keepFor(settings);
        this.settings = settings;
        this.envelopes = envelopes;
        this.smtpScheduler = smtpScheduler;
    }

    @Override
    public Mono<Connection> connect() {
        return Mono.<Connection>fromCallable(this::open).subscribeOn(smtpScheduler);
    }

    private Connection open() {
        try {
            Transport transport = settings.getSession().getTransport(settings.getProtocol());
            transport.connect(
                    settings.getHost(),
                    settings.getPort(),
                    textOrNull(settings.getUsername()),
                    textOrNull(settings.getPassword()));
            return new SmtpConnection(transport, envelopes, smtpScheduler);
        } catch (MessagingException e) {
            throw new Unavailable(e);
        }
    }

    private static @Nullable String textOrNull(@Nullable String value) {
        return StringUtils.hasText(value) ? value : null;
    }
}
