package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.model.MailKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What operators see of the mail. */
@Component
public class MailMetrics {
    /** What became of a mail, or of one attempt at it. */
    public enum Outcome {
        SENT,
        FAILED,
        PUT_OFF,
        UNKNOWN,
        DROPPED
    }

    private final MeterRegistry registry;
    private volatile Mails.Queue queue = Mails.Queue.EMPTY;
    private volatile boolean serverUp = true;

    MailMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("stagedoor.mail.queue.length", () -> queue.length())
                .description("Mails queued, of all replicas together")
                .baseUnit("mails")
                .register(registry);
        Gauge.builder("stagedoor.mail.queue.incomplete", () -> queue.incomplete())
                .description("Queued mails that wait for a contact or an event not known yet")
                .baseUnit("mails")
                .register(registry);
        TimeGauge.builder(
                        "stagedoor.mail.queue.oldest.age",
                        () -> queue.oldestAge().toMillis(),
                        TimeUnit.MILLISECONDS)
                .description("How long the oldest queued mail has been waiting")
                .register(registry);
        Gauge.builder("stagedoor.mail.server.up", () -> serverUp ? 1 : 0)
                .description("Whether this replica's last connection to the mail server was let in")
                .register(registry);
    }

    /** Counts one mail or attempt. */
    public void count(MailKind kind, Outcome outcome) {
        Counter.builder("stagedoor.mail.deliveries")
                .description("Mails by what became of them; put_off and unknown are attempts that will be repeated")
                .baseUnit("mails")
                .tag("kind", kind.code())
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void queue(Mails.Queue seen) {
        this.queue = seen;
    }

    void serverUp(boolean up) {
        this.serverUp = up;
    }
}
