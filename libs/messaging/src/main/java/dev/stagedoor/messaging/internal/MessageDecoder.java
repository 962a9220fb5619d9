package dev.stagedoor.messaging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.contracts.Topic;
import dev.stagedoor.contracts.Topic.Retention;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.IncomingMessage.Position;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of a topic as messages of the types that are followed. */
final class MessageDecoder<T> {
    private final Map<String, Class<? extends T>> types;
    private final boolean erasable;
    private final JsonMapper json = MessageJson.mapper();

    MessageDecoder(Topic topic, Set<Class<? extends T>> types) {
        this.types = MessageTypes.byName(types);
        this.erasable = topic.retention() == Retention.LATEST_PER_KEY;
    }

    /**
     * Reads {@code record}; null if it is of a type that is not followed, which is told by its header alone. Throws
     * {@link UnreadableMessageException} if it is of a type that is.
     */
    @Nullable
    IncomingMessage<T> decode(ConsumerRecord<byte[], byte[]> record) {
        boolean erasure = record.value() == null && erasable;
        @Nullable String type = CloudEventHeaders.read(record.headers(), CloudEventHeaders.TYPE);
        @Nullable Class<? extends T> target = type == null ? null : types.get(type);
        if (target == null && !erasure) {
            return null;
        }
        return new IncomingMessage<>(
                attribute(record, CloudEventHeaders.ID, UUID::fromString),
                key(record),
                attribute(record, CloudEventHeaders.TIME, Instant::parse),
                target == null || erasure ? null : data(record, target),
                CloudEventHeaders.read(record.headers(), CloudEventHeaders.TRACEPARENT),
                new Position(record.partition(), record.offset()));
    }

    private static <A> A attribute(ConsumerRecord<?, ?> record, String name, Function<String, A> parse) {
        @Nullable String text = CloudEventHeaders.read(record.headers(), name);
        if (text == null) {
            throw new UnreadableMessageException("The header " + name + " is missing", null);
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableMessageException("The header " + name + " is malformed", e);
        }
    }

    private static UUID key(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableMessageException("The key is missing", null);
        }
        try {
            return UUID.fromString(new String(record.key(), UTF_8));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessageException("The key is no UUID", e);
        }
    }

    private T data(ConsumerRecord<byte[], byte[]> record, Class<? extends T> target) {
        if (record.value() == null) {
            throw new UnreadableMessageException("The data is missing", null);
        }
        T data;
        try {
            data = json.readValue(record.value(), target);
        } catch (JacksonException e) {
            // Without the place in the source, which would quote the data.
            throw new UnreadableMessageException("The data is not what its type says: " + e.getOriginalMessage(), null);
        }
        if (data == null) {
            throw new UnreadableMessageException("The data is null", null);
        }
        return data;
    }
}
