package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * A message to append to the {@link Outbox}.
 *
 * @param topic where to
 * @param key what its order is kept by, and its CloudEvents {@code subject}
 * @param data a record annotated with {@link dev.stagedoor.contracts.MessageType}; null erases the key of a compacted
 *     topic
 * @param cause the message that led to this one: its trace goes on; null: that of a Reactor context
 * @param context the Reactor context of the request that led to this message; null: that of the caller of the outbox
 */
public record OutgoingMessage(
        Topic topic,
        UUID key,
        @Nullable Record data,
        @Nullable IncomingMessage<?> cause,
        @Nullable ContextView context) {

    /** A message that a request or a clock led to. */
    public static OutgoingMessage to(Topic topic, UUID key, Record data) {
        return new OutgoingMessage(topic, key, data, null, null);
    }

    /** Erases {@code key} from a compacted topic. */
    public static OutgoingMessage erase(Topic topic, UUID key) {
        return new OutgoingMessage(topic, key, null, null, null);
    }

    /** The same message, told to be the consequence of {@code cause}. */
    public OutgoingMessage causedBy(IncomingMessage<?> cause) {
        return new OutgoingMessage(topic, key, data, cause, context);
    }

    /** The same message of a request whose context this is, for one that shares its transaction with others. */
    public OutgoingMessage within(ContextView request) {
        return new OutgoingMessage(topic, key, data, cause, request);
    }
}
