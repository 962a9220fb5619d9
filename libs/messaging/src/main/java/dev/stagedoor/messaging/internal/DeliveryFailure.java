package dev.stagedoor.messaging.internal;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;

/**
 * Tells spring-kafka which record of a batch failed; those before it have taken effect. One class for each kind, since
 * the error handler starts to count anew when the class of the failure changes.
 */
abstract sealed class DeliveryFailure extends BatchListenerFailedException {
    private static final long serialVersionUID = 1L;

    private DeliveryFailure(String message, Throwable cause, ConsumerRecord<?, ?> record) {
        super(message, cause, record);
    }

    /** A database or broker is away: wait until it is back. */
    static final class Outage extends DeliveryFailure {
        private static final long serialVersionUID = 1L;

        Outage(Throwable cause, ConsumerRecord<?, ?> record) {
            super("Waiting for an outage to end", cause, record);
        }
    }

    /** Another transaction won: try again at once. */
    static final class Conflict extends DeliveryFailure {
        private static final long serialVersionUID = 1L;

        Conflict(Throwable cause, ConsumerRecord<?, ?> record) {
            super("Lost a race", cause, record);
        }
    }

    /** The handler failed with this record: a few more attempts, then it is put aside. */
    static final class Refused extends DeliveryFailure {
        private static final long serialVersionUID = 1L;

        Refused(Throwable cause, ConsumerRecord<?, ?> record) {
            super(Failures.text(cause), cause, record);
        }
    }

    /** No attempt can succeed: it is put aside now. */
    static final class Unreadable extends DeliveryFailure {
        private static final long serialVersionUID = 1L;

        Unreadable(UnreadableMessageException cause, ConsumerRecord<?, ?> record) {
            super(Failures.text(cause), cause, record);
        }
    }
}
