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
 */
public record IncomingMessage<T>(
        UUID id,
        UUID key,
        Instant time,
        @Nullable T data,
        @Nullable String traceparent) {}
