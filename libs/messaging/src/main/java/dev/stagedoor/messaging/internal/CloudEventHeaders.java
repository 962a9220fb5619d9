package dev.stagedoor.messaging.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in the binary mode of its Kafka protocol binding: attributes are headers, the record's value is the
 * data. Written by hand, since the binding is these nine lines and the SDK would copy each message once more.
 */
final class CloudEventHeaders {
    static final String ID = "ce_id";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String TRACEPARENT = "traceparent";

    private static final byte[] SPEC_VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private final byte[] source;

    /** Headers of messages that the service {@code serviceName} sends. */
    CloudEventHeaders(String serviceName) {
        this.source = ("/stagedoor/" + serviceName).getBytes(UTF_8);
    }

    void write(OutboxRow row, Headers headers) {
        headers.add("ce_specversion", SPEC_VERSION)
                .add(ID, bytes(row.messageId().toString()))
                .add("ce_source", source)
                .add(TYPE, bytes(row.type() == null ? MessageTypes.ERASED : row.type()))
                .add(TIME, bytes(row.createdAt().toString()))
                .add(SUBJECT, bytes(row.key().toString()));
        if (row.data() != null) {
            headers.add("content-type", JSON);
        }
        if (row.traceparent() != null) {
            headers.add(TRACEPARENT, bytes(row.traceparent()));
        }
    }

    static @Nullable String read(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
