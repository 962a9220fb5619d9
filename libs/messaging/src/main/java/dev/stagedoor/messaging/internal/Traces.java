package dev.stagedoor.messaging.internal;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Where the trace of the work under way is found, so that it goes on over Kafka. */
@FunctionalInterface
interface Traces {
    /** For a service without tracing. */
    Traces NONE = context -> null;

    /** Length of the trace id in a {@code traceparent}, which begins behind the version and a dash. */
    int TRACE_ID_LENGTH = 32;

    /** The W3C {@code traceparent} of the current span, or null where there is none. */
    @Nullable
    String traceparent(ContextView context);

    /** The trace id of a {@code traceparent}, or null where it is not one. */
    static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < 3 + TRACE_ID_LENGTH
                ? null
                : traceparent.substring(3, 3 + TRACE_ID_LENGTH);
    }
}
