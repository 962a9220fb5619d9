package dev.stagedoor.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it arrived.
 *
 * @param id CloudEvents {@code id}: the same for every delivery of the message
 * @param key Kafka key, CloudEvents {@code subject}
 * @param time when its state change was recorded
 * @param data the record; null only where a compacted topic's key was erased
 * @param traceparent W3C trace context of what caused it
 * @param position where it stands in the log; null: it does not come from there
 */
public record IncomingMessage<T>(
        UUID id,
        UUID key,
        Instant time,
        @Nullable T data,
        @Nullable String traceparent,
        @Nullable Position position) {

    /** Its place in the log: within a partition, a message with a higher offset came later. */
    public record Position(int partition, long offset) {}

    /** A message that does not come from the log. */
    public IncomingMessage(UUID id, UUID key, Instant time, @Nullable T data, @Nullable String traceparent) {
        this(id, key, time, data, traceparent, null);
    }

    /** The same message with another place in the log. */
    public IncomingMessage<T> at(@Nullable Position other) {
        return new IncomingMessage<>(id, key, time, data, traceparent, other);
    }
}
