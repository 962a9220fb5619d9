package dev.stagedoor.booking.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of moving money.
 *
 * @param answerTimeout how long a person waits for the provider; after that the outcome is unknown
 * @param firstCheck when a payment whose outcome is still open is asked about; longer than {@code answerTimeout}
 * @param pause between two questions about one payment or refund, doubled each time
 * @param longestPause where the doubling ends
 * @param batchSize payments or refunds taken at once
 * @param parallel questions to the provider at once
 * @param keepKeys how long a repeated request is recognized
 * @param forgetBatch keys forgotten by one statement, so that none holds many row locks
 */
@ConfigurationProperties("stagedoor.payment")
public record PaymentProperties(
        @DefaultValue("5s") Duration answerTimeout,
        @DefaultValue("10s") Duration firstCheck,
        @DefaultValue("5s") Duration pause,
        @DefaultValue("5m") Duration longestPause,
        @DefaultValue("50") int batchSize,
        @DefaultValue("8") int parallel,
        @DefaultValue("24h") Duration keepKeys,
        @DefaultValue("1000") int forgetBatch) {}
