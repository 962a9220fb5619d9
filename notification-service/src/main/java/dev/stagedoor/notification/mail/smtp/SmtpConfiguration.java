package dev.stagedoor.notification.mail.smtp;

import dev.stagedoor.notification.mail.MailLimits;
import dev.stagedoor.notification.mail.model.LetterWriter;
import dev.stagedoor.service.http.PublicUrl;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What sending over SMTP needs. A wrong sender address fails the start. */
@Configuration(proxyBeanMethods = false)
class SmtpConfiguration {

    static {
        // Else Jakarta Mail searches the whole class path for it at every part of every mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    /** SMTP blocks; as many threads as connections, none of them an event loop's. */
    @Bean(destroyMethod = "dispose")
    Scheduler smtpScheduler(MailLimits limits) {
        // A sender has one call under way and may be closing a connection besides.
        return Schedulers.newBoundedElastic(limits.connections(), 2 * limits.connections(), "smtp");
    }

    @Bean
    Envelopes envelopes(PublicUrl publicUrl, @Value("${stagedoor.mail.from}") String from, Clock clock)
            throws AddressException {
        return new Envelopes(new LetterWriter(publicUrl.origin()), new InternetAddress(from, true), clock);
    }
}
