package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

class MicrometerTracesTest {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String SPAN_ID = "b7ad6b7169203331";

    private final Tracer tracer = mock(Tracer.class);
    private final MicrometerTraces traces = new MicrometerTraces(tracer);

    @Test
    void tellTheCurrentSpanInTheFormOfW3c() {
        Span current = span(TRACE_ID, true);
        when(tracer.currentSpan()).thenReturn(current);

        assertThat(traces.traceparent(Context.empty())).isEqualTo("00-" + TRACE_ID + "-" + SPAN_ID + "-01");
    }

    @Test
    void padAShortTraceIdAndTellThatItIsNotSampled() {
        Span current = span("8448eb211c80319c", false);
        when(tracer.currentSpan()).thenReturn(current);

        assertThat(traces.traceparent(Context.empty()))
                .isEqualTo("00-00000000000000008448eb211c80319c-" + SPAN_ID + "-00");
    }

    @Test
    void findTheSpanOfTheReactorContext() {
        assertThat(traces.traceparent(request())).isEqualTo("00-" + TRACE_ID + "-" + SPAN_ID + "-01");
    }

    @Test
    void believeTheReactorContextRatherThanTheThreadThatServesManyRequests() {
        Span others = span("8448eb211c80319c", false);
        when(tracer.currentSpan()).thenReturn(others);
        assertThat(traces.traceparent(request())).contains(TRACE_ID);
    }

    @Test
    void tellNothingWhereNothingIsTraced() {
        assertThat(traces.traceparent(Context.empty())).isNull();
    }

    @Test
    void readTheTraceIdOfATraceparent() {
        assertThat(Traces.traceId("00-" + TRACE_ID + "-" + SPAN_ID + "-01")).isEqualTo(TRACE_ID);
        assertThat(Traces.traceId("short")).isNull();
        assertThat(Traces.traceId(null)).isNull();
    }

    /** The Reactor context of a request that is observed. */
    private static Context request() {
        TracingContext tracing = new TracingContext();
        tracing.setSpan(span(TRACE_ID, true));
        Observation.Context observed = new Observation.Context();
        observed.put(TracingContext.class, tracing);
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(context -> true);
        Observation observation = Observation.createNotStarted("request", () -> observed, registry);
        return Context.of(ObservationThreadLocalAccessor.KEY, observation);
    }

    private static Span span(String traceId, boolean sampled) {
        TraceContext context = mock(TraceContext.class);
        when(context.traceId()).thenReturn(traceId);
        when(context.spanId()).thenReturn(SPAN_ID);
        when(context.sampled()).thenReturn(sampled);
        Span span = mock(Span.class);
        when(span.context()).thenReturn(context);
        return span;
    }
}
