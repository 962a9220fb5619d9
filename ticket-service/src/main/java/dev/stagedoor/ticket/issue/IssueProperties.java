package dev.stagedoor.ticket.issue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of issuing bearer tickets.
 *
 * @param chunk tickets stored, or made void, by one statement and, where nobody waits, by one transaction: a tenth of a
 *     second, a megabyte
 * @param perMessage tickets of one message: about 50 kB of the 256 kB that a message may have, since the relay holds a round
 *     of 500 messages in memory
 * @param keepKeys how long a repeated order is recognized
 * @param forgetBatch keys forgotten by one statement, so that none holds many row locks
 */
@ConfigurationProperties("stagedoor.tickets.issue")
public record IssueProperties(
        @DefaultValue("5000") int chunk,
        @DefaultValue("500") int perMessage,
        @DefaultValue("24h") Duration keepKeys,
        @DefaultValue("1000") int forgetBatch) {}
