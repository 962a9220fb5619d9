package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.SendMails.Round;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The senders of this process: each works until nothing is due, then sleeps until it is woken. While the mail server is
 * out, nobody wakes them: each tries again after its backoff.
 */
@Component
class Senders implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);

    private final SendMails sendMails;
    private final WakeUp wakeUp;
    private final MailLimits limits;
    private @Nullable Run run;

    Senders(SendMails sendMails, WakeUp wakeUp, MailLimits limits) {
        this.sendMails = sendMails;
        this.wakeUp = wakeUp;
        this.limits = limits;
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            run = new Run();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    /** Lets each sender finish its mail; what it has claimed besides goes back to the queue. */
    @Override
    public synchronized void stop(Runnable stopped) {
        Run ending = run;
        run = null;
        if (ending == null) {
            stopped.run();
        } else {
            ending.end(stopped);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** From one start to its stop. */
    private final class Run {
        private final Sinks.Empty<Void> stopping = Sinks.empty();
        private final CompletableFuture<@Nullable Void> stopped;
        private volatile boolean ended;

        Run() {
            int senders = limits.connections();
            this.stopped = Flux.range(0, senders)
                    .flatMap(_ -> sender(), senders)
                    .doOnError(error -> LOG.error("The senders of mail have ended", error))
                    .then()
                    .toFuture();
        }

        void end(Runnable whenStopped) {
            ended = true;
            var _ = stopping.tryEmitEmpty();
            var _ = stopped.whenComplete((_, _) -> whenStopped.run());
        }

        private Mono<Void> sender() {
            AtomicInteger outages = new AtomicInteger();
            return Mono.defer(() -> {
                        long seen = wakeUp.last();
                        return sendMails
                                .round(() -> ended)
                                .onErrorResume(Senders::reported)
                                .flatMap(round -> rest(round, seen, outages));
                    })
                    .repeat(() -> !ended)
                    .then();
        }

        private Mono<Void> rest(Round round, long seen, AtomicInteger outages) {
            Mono<Void> rest = switch (round) {
                case MORE -> Mono.empty();
                case DONE -> wakeUp.after(seen, limits.pollInterval());
                case OUTAGE -> {
                    Duration wait = limits.outage().after(outages.incrementAndGet());
                    yield Mono.delay(wait).then();
                }
            };
            if (round != Round.OUTAGE) {
                outages.set(0);
            }
            return rest.takeUntilOther(stopping.asMono());
        }
    }

    private static Mono<Round> reported(Throwable error) {
        LOG.warn("A round of sending mail failed; it is tried again", error);
        return Mono.just(Round.OUTAGE);
    }
}
