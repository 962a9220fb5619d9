package dev.stagedoor.messaging.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it waits in the outbox.
 *
 * @param id place in the order of appending
 * @param type null, as {@code data}, for an erasure
 */
record OutboxRow(
        long id,
        UUID messageId,
        String topic,
        UUID key,
        @Nullable String type,
        @Nullable String data,
        @Nullable String traceparent,
        Instant createdAt) {}
