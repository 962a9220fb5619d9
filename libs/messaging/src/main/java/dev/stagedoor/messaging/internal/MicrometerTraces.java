package dev.stagedoor.messaging.internal;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Takes the trace from Micrometer: from the Reactor context, else from the thread. */
final class MicrometerTraces implements Traces {
    private final Tracer tracer;

    MicrometerTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public @Nullable String traceparent(ContextView context) {
        @Nullable Span span = spanOf(context);
        if (span == null) {
            span = tracer.currentSpan();
        }
        return span == null ? null : format(span.context());
    }

    private static @Nullable Span spanOf(ContextView context) {
        @Nullable Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (observation == null) {
            return null;
        }
        @Nullable TracingContext tracing = observation.getContextView().get(TracingContext.class);
        return tracing == null ? null : tracing.getSpan();
    }

    private static @Nullable String format(TraceContext context) {
        String traceId = context.traceId();
        if (traceId.isEmpty() || context.spanId().isEmpty()) {
            return null;
        }
        // W3C wants 32 digits; a tracer may give the 16 of a short id.
        String padded = "0".repeat(Math.max(0, TRACE_ID_LENGTH - traceId.length())) + traceId;
        String flags = Boolean.FALSE.equals(context.sampled()) ? "00" : "01";
        return "00-" + padded + "-" + context.spanId() + "-" + flags;
    }
}
