package dev.stagedoor.messaging;

import java.util.Collection;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Messages to be sent once the caller's transaction is committed.
 *
 * <p>The rows are written by the R2DBC transaction of the Reactor context, so state and message stand or fall
 * together. A relay sends them in the order in which they were appended per key, at least once.
 */
public interface Outbox {

    /**
     * Appends messages to the transaction under way, as one multi-row insert.
     *
     * <p>Errors with {@link IllegalStateException} outside a transaction, and with {@link IllegalArgumentException} for a
     * topic that the service has not declared with {@link Publishes}, a record without
     * {@link dev.stagedoor.contracts.MessageType}, or data above the size limit
     * ({@code stagedoor.messaging.max-message-bytes}).
     */
    Mono<Void> append(Collection<OutgoingMessage> messages);

    /** Appends one message; see {@link #append(Collection)}. */
    default Mono<Void> append(OutgoingMessage message) {
        return append(List.of(message));
    }
}
