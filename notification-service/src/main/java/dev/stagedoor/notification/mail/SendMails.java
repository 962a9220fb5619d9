package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.MailMetrics.Outcome;
import dev.stagedoor.notification.mail.MailServer.Connection;
import dev.stagedoor.notification.mail.MailServer.Tried;
import dev.stagedoor.notification.mail.MailServer.Unavailable;
import dev.stagedoor.notification.mail.model.Delivery;
import dev.stagedoor.notification.mail.model.DueMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Sends what is due, a batch over one connection. The fate of a few mails is recorded before the next ones are sent, so a
 * crash leaves no more than those, per connection, that the server took and we do not know of.
 */
@Component
class SendMails {
    private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);

    /** What a round came to. */
    enum Round {
        /** Whatever was due is settled. */
        DONE,
        /** Some mails were settled; there may be more. */
        MORE,
        /** The server is out, or broke the connection. */
        OUTAGE
    }

    /** To forget that a mail was sent would send it twice: a database that flickers is asked again, for about 30 s. */
    private static final Retry RECORD_AGAIN =
            Retry.backoff(8, Duration.ofMillis(250)).maxBackoff(Duration.ofSeconds(8));

    private final Mails mails;
    private final MailServer server;
    private final WakeUp wakeUp;
    private final MailLimits limits;
    private final MailMetrics metrics;
    private final Clock clock;

    SendMails(Mails mails, MailServer server, WakeUp wakeUp, MailLimits limits, MailMetrics metrics, Clock clock) {
        this.mails = mails;
        this.server = server;
        this.wakeUp = wakeUp;
        this.limits = limits;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Claims a batch and sends it, up to the mail during which {@code ended} becomes true. Errors when the database is out.
     */
    Mono<Round> round(BooleanSupplier ended) {
        return Mono.defer(() -> {
            // The end of the claim is compared for equality later, and the database keeps microseconds.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Instant until = now.plus(limits.lease());
            return mails.claim(limits.batchSize(), now, until)
                    .collectList()
                    .doOnNext(batch -> {
                        if (isFull(batch)) {
                            wakeUp.call();
                        }
                    })
                    .flatMap(batch -> batch.isEmpty() ? Mono.just(Round.DONE) : send(batch, now, ended));
        });
    }

    private boolean isFull(List<DueMail> batch) {
        return batch.size() == limits.batchSize();
    }

    private Mono<Round> send(List<DueMail> batch, Instant claimedAt, BooleanSupplier ended) {
        Queue<DueMail> untried = new ArrayDeque<>(batch);
        // Past half of the lease the next mail might outlive it, and somebody else would send it, too.
        Instant last = claimedAt.plus(limits.lease().dividedBy(2));
        BooleanSupplier enough = () -> ended.getAsBoolean() || clock.instant().isAfter(last);
        return Mono.usingWhen(
                        server.connect(), connection -> deliver(batch, untried, enough, connection), Connection::close)
                .doOnNext(round -> metrics.serverUp(round != Round.OUTAGE))
                .onErrorResume(Unavailable.class, outage -> {
                    metrics.serverUp(false);
                    LOG.warn("The mail server is not available; mail waits: {}", outage.getMessage());
                    return Mono.just(Round.OUTAGE);
                })
                .flatMap(round -> mails.release(untried, clock.instant()).thenReturn(round));
    }

    /** A few at a time, each few only when the fate of those before is recorded. */
    private Mono<Round> deliver(
            List<DueMail> batch, Queue<DueMail> untried, BooleanSupplier enough, Connection connection) {
        return Mono.defer(() -> connection.deliver(
                        untried.stream().limit(limits.recordedTogether()).toList(), enough))
                .flatMap(some -> {
                    some.forEach(_ -> untried.remove());
                    return record(some)
                            .retryWhen(RECORD_AGAIN)
                            .thenReturn(some.getLast().delivery());
                })
                .repeat()
                .takeUntil(last -> last instanceof Delivery.Unknown || untried.isEmpty() || enough.getAsBoolean())
                .last()
                .map(last -> {
                    if (last instanceof Delivery.Unknown) {
                        return Round.OUTAGE;
                    }
                    return untried.isEmpty() && !isFull(batch) ? Round.DONE : Round.MORE;
                });
    }

    private Mono<Void> record(List<Tried> some) {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            List<DueMail> accepted = some.stream()
                    .filter(tried -> tried.delivery() instanceof Delivery.Accepted)
                    .map(Tried::mail)
                    .toList();
            return mails.sent(accepted, now)
                    .doOnSuccess(_ -> accepted.forEach(mail -> count(mail, Outcome.SENT)))
                    .thenMany(Flux.fromIterable(some))
                    .concatMap(tried -> recordTrouble(tried.mail(), tried.delivery(), now))
                    .then();
        });
    }

    private Mono<Void> recordTrouble(DueMail mail, Delivery delivery, Instant now) {
        Instant next = now.plus(limits.putOff().after(mail.attempts() + 1));
        return switch (delivery) {
            case Delivery.Accepted() -> Mono.empty();
            case Delivery.Refused(String reason) -> fail(mail, reason, now);
            case Delivery.PutOff(String reason) ->
                mail.attempts() + 1 >= limits.maxPutOffs()
                        ? fail(mail, reason, now)
                        : mails.putOff(mail, next).doOnSuccess(_ -> count(mail, Outcome.PUT_OFF));
            case Delivery.Unknown() -> mails.putOff(mail, next).doOnSuccess(_ -> count(mail, Outcome.UNKNOWN));
        };
    }

    private Mono<Void> fail(DueMail mail, String reason, Instant now) {
        return mails.failed(mail, reason, now).doOnSuccess(_ -> {
            count(mail, Outcome.FAILED);
            LOG.warn(
                    "The {} mail of {} cannot be delivered: {}",
                    mail.content().kind().code(),
                    mail.about(),
                    reason);
        });
    }

    private void count(DueMail mail, Outcome outcome) {
        metrics.count(mail.content().kind(), outcome);
    }
}
