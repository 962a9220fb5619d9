package dev.stagedoor.service.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Writes a {@link Problem} as the answer to a request. */
public final class ProblemWriter {
    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes {@code problem}; completes empty where the answer has begun already. */
    public Mono<Void> write(ServerWebExchange exchange, Problem problem) {
        return write(exchange.getRequest(), exchange.getResponse(), traceId(exchange), problem);
    }

    /** The same for a request that nobody has begun to trace. */
    public Mono<Void> write(ServerHttpRequest request, ServerHttpResponse response, Problem problem) {
        return write(request, response, null, problem);
    }

    private Mono<Void> write(
            ServerHttpRequest request, ServerHttpResponse response, @Nullable String traceId, Problem problem) {
        if (!response.setStatusCode(problem.status())) {
            return Mono.empty();
        }
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.getHeaders().set("Retry-After", String.valueOf(Math.max(1, retryAfter.toSeconds())));
        }
        if (problem.isOverload()) {
            response.getHeaders().set(Problem.OVERLOADED_HEADER, "true");
        }
        // RFC 9110: a 401 names a scheme, whoever refuses.
        if (problem.status() == HttpStatus.UNAUTHORIZED
                && !response.getHeaders().containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
            response.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        byte[] body = json.writeValueAsBytes(document(request, traceId, problem));
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
    }

    private static Map<String, Object> document(ServerHttpRequest request, @Nullable String traceId, Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:stagedoor:problem:" + problem.code());
        document.put("title", problem.status().getReasonPhrase());
        document.put("status", problem.status().value());
        document.put("detail", problem.detail());
        document.put("instance", request.getPath().value());
        document.put("code", problem.code());
        if (traceId != null) {
            document.put("traceId", traceId);
        }
        document.putAll(problem.extensions());
        return document;
    }

    private static @Nullable String traceId(ServerWebExchange exchange) {
        return ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(ProblemWriter::traceId)
                .orElse(null);
    }

    private static @Nullable String traceId(ServerRequestObservationContext observation) {
        TracingContext tracing = observation.get(TracingContext.class);
        Span span = tracing == null ? null : tracing.getSpan();
        return span == null ? null : span.context().traceId();
    }
}
