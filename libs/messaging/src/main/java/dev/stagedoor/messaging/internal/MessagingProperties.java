package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.Pace;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Every limit of the messaging library.
 *
 * @param maxMessageBytes largest data of one message; well below the 1 MiB that a Kafka broker accepts by default, and
 *     times {@code relay.batch-size} what the relay may hold in memory
 * @param batchSize most messages that a handler gets at once: enough that one transaction serves hundreds of buyers, few
 *     enough that it ends within tens of milliseconds
 * @param maxAttempts how often a message that fails by itself is tried before it becomes a dead letter: a handful tells
 *     a flicker from a fault, and its partition waits meanwhile
 * @param partitions of a topic that is created; a topic that exists is left as it is, since more partitions would move
 *     keys and break their order. The most replicas of a follower that can work at once
 * @param replication copies of each record; 1 suits the single embedded broker, a cluster wants 3
 * @param concurrency consumer threads of a subscription in this process: two, so that a partition whose message is
 *     being retried does not hold up all others
 * @param broadcastPause between two fetches of what is broadcast: people who watch do not see it, and a hot sale makes
 *     twenty fetches a second of hundreds
 */
@ConfigurationProperties("stagedoor.messaging")
public record MessagingProperties(
        @DefaultValue("256KB") DataSize maxMessageBytes,
        @DefaultValue("500") int batchSize,
        @DefaultValue("4") int maxAttempts,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("2") int concurrency,
        @DefaultValue("50ms") Duration broadcastPause,
        @DefaultValue Handling handling,
        @DefaultValue RelayLimits relay,
        @DefaultValue InboxLimits inbox,
        @DefaultValue DeadLetterLimits deadLetters) {

    /**
     * Limits of handling a batch.
     *
     * @param timeout longest that a handler may take; then it is cancelled and the batch is tried again. With
     *     {@code max-backoff} it must stay below Kafka's {@code max.poll.interval.ms} (five minutes), or the partition
     *     is taken away in the middle of the work
     * @param initialBackoff first wait after an outage
     * @param maxBackoff longest wait between two attempts during an outage: what an outage lasts longer for us
     * @param conflictBackoff first wait after a lost race (serialization failure, deadlock, version conflict): the winner
     *     has committed by then, so it is tried again at once
     * @param poisonBackoff wait between two attempts at a message that fails by itself
     * @param sessionTimeout after which the broker gives the partitions of a silent replica to the others; the broker
     *     refuses less than 6 s by default
     * @param offsetInterval how often the broker is told how far the messages were handled, hence how much comes again
     *     after a crash, to be dropped by the inbox
     */
    public record Handling(
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("100ms") Duration initialBackoff,
            @DefaultValue("10s") Duration maxBackoff,
            @DefaultValue("5ms") Duration conflictBackoff,
            @DefaultValue("200ms") Duration poisonBackoff,
            @DefaultValue("10s") Duration sessionTimeout,
            @DefaultValue("1s") Duration offsetInterval) {}

    /**
     * Limits of the relay.
     *
     * @param enabled whether this process relays at all; another one with the same database may
     * @param batchSize most rows read, sent and deleted in one round: past a few hundred the round trips no longer count
     * @param pace by which rounds for a crowd follow each other
     * @param pollInterval longest that a row waits when its wake-up got lost
     * @param ownershipInterval how often stripes are taken and given back, hence how long the stripes of a dead replica
     *     stand still
     * @param sessionTimeout after which PostgreSQL ends the session of a relay that has gone silent (a frozen process, a
     *     lost network), which frees its stripes. Several times {@code ownershipInterval}, which is its heartbeat
     * @param statementTimeout longest that the relay waits for its database before it reconnects
     * @param deliveryTimeout longest that the broker may take for a batch before it is sent anew
     * @param requestTimeout longest that the broker may take for one request before it is repeated
     * @param maxBackoff longest wait between two attempts during an outage of the database or the broker
     * @param stopTimeout longest that a stopping process waits for the round under way; what is left is sent by another
     *     replica or after the restart
     * @param backlogCap where counting the backlog stops, so that measuring a huge one costs little
     */
    public record RelayLimits(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("500") int batchSize,
            @DefaultValue Pace pace,
            @DefaultValue("500ms") Duration pollInterval,
            @DefaultValue("1s") Duration ownershipInterval,
            @DefaultValue("15s") Duration sessionTimeout,
            @DefaultValue("10s") Duration statementTimeout,
            @DefaultValue("20s") Duration deliveryTimeout,
            @DefaultValue("5s") Duration requestTimeout,
            @DefaultValue("2s") Duration maxBackoff,
            @DefaultValue("10s") Duration stopTimeout,
            @DefaultValue("100000") int backlogCap) {}

    /**
     * Limits of the inbox.
     *
     * @param retention how long a mark is kept. It must exceed how late a duplicate can come: the longest outage of a
     *     follower, and the time until somebody replays a dead letter
     * @param purgeInterval how often marks past their time are looked for
     * @param purgeBatch marks deleted by one statement, so that no purge holds many row locks or much log
     */
    public record InboxLimits(
            @DefaultValue("30d") Duration retention,
            @DefaultValue("10m") Duration purgeInterval,
            @DefaultValue("1000") int purgeBatch) {}

    /**
     * Limits of the dead letters.
     *
     * @param retention how long a dead letter waits for somebody; one of an erasable topic may hold personal data, so it
     *     must not wait for ever
     * @param timeout longest that one broker call of a replay, or the sending of a dead letter, may take
     */
    public record DeadLetterLimits(
            @DefaultValue("90d") Duration retention,
            @DefaultValue("15s") Duration timeout) {}
}
