package dev.stagedoor.notification.mail;

import dev.stagedoor.notification.mail.model.Backoff;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Every limit of sending mail.
 *
 * @param connections at once to the mail server, per replica: many servers refuse more than a handful from one client
 * @param batchSize mails claimed at a time and sent over one connection: enough to make the handshake cheap, few enough
 *     that other replicas find work
 * @param recordedTogether mails whose fate is recorded by one transaction: a commit for each costs more than the mail. So
 *     many per connection, at most, are sent again when a replica dies, under the same {@code Message-ID}
 * @param pollInterval how long an idle sender sleeps when nobody wakes it: what another replica queued, or what is due
 *     again, waits at most this long
 * @param lease how long a claimed mail is its sender's. A sender that dies leaves its mails alone for this long; half of
 *     it must be enough for one mail at a server that is as slow as the timeouts of {@code spring.mail} allow
 * @param outageFirst first wait after the server could not be reached
 * @param outageLongest longest such wait: what an outage lasts longer for us. An outage never costs a mail
 * @param putOffFirst first wait for a mail that the server put off
 * @param putOffLongest longest such wait; greylisting servers want to see a mail again after some minutes
 * @param maxPutOffs how often the server itself may put one mail off: with {@code putOffLongest} about five days, after
 *     which mail servers commonly give up (RFC 5321, 4.5.4.1)
 * @param patience how long a mail waits for a contact or an event that is not known yet; both come within seconds unless
 *     the account was erased
 * @param newsAge older news is not mailed: a service that starts on an empty database reads every topic from its first
 *     record, and must not send last year's tickets again
 * @param sweepInterval how often obsolete mails are dropped and the queue is measured
 */
@ConfigurationProperties("stagedoor.mail")
public record MailLimits(
        @DefaultValue("4") int connections,
        @DefaultValue("25") int batchSize,
        @DefaultValue("10") int recordedTogether,
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("5m") Duration lease,
        @DefaultValue("1s") Duration outageFirst,
        @DefaultValue("60s") Duration outageLongest,
        @DefaultValue("30s") Duration putOffFirst,
        @DefaultValue("30m") Duration putOffLongest,
        @DefaultValue("250") int maxPutOffs,
        @DefaultValue("7d") Duration patience,
        @DefaultValue("14d") Duration newsAge,
        @DefaultValue("15s") Duration sweepInterval) {

    Backoff outage() {
        return new Backoff(outageFirst, outageLongest);
    }

    Backoff putOff() {
        return new Backoff(putOffFirst, putOffLongest);
    }
}
