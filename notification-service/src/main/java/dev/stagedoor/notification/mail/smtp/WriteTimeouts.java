package dev.stagedoor.notification.mail.smtp;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The timers of what is written to the mail server, on one thread. Jakarta Mail sets one for each line it writes, cancels it when
 * the line is written, and has a thread of its own for that with each connection unless it is given one.
 */
@Component
class WriteTimeouts implements AutoCloseable {
    /** Below any sensible timeout, so that this timer is always the next one and no other wakes the thread by being it. */
    private static final Duration ALWAYS_NEXT = Duration.ofSeconds(1);

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("smtp-timeouts").factory());

    WriteTimeouts() {
        timers.setRemoveOnCancelPolicy(true);
        var _ = timers.scheduleWithFixedDelay(() -> {}, 0, ALWAYS_NEXT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be called before the first connection. */
    void keepFor(JavaMailSenderImpl settings) {
        settings.getJavaMailProperties().put("mail.%s.executor.writetimeout".formatted(settings.getProtocol()), timers);
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
