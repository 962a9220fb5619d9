package dev.stagedoor.gateway.outage;

import dev.stagedoor.gateway.route.RoutePolicies;
import dev.stagedoor.gateway.route.RoutePolicy;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.trace.Traced;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Calls a service under its circuit breaker and time limit. An outage is a connection that fails, an answer that does
 * not come in time, or a 5xx; a refusal (4xx) is an answer like any other, and so is the word of a service that it is
 * overloaded: to stop calling it would make less of it than it can do. Stands inside the filter that writes the
 * answer, so what is timed ends with the answer's headers and a stream may go on for hours.
 */
public final class OutageGuard implements GlobalFilter, Ordered {
    private static final Logger log = LoggerFactory.getLogger(OutageGuard.class);

    private static final int ORDER = 0;

    private final CircuitBreakerRegistry breakers;
    private final RoutePolicies policies;
    private final Duration retryAfter;

    public OutageGuard(CircuitBreakerRegistry breakers, RoutePolicies policies, Duration retryAfter) {
        this.breakers = breakers;
        this.policies = policies;
        this.retryAfter = retryAfter;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            RoutePolicy policy = policies.of(exchange);
            CircuitBreaker breaker = breakers.circuitBreaker(policy.service());
            if (!breaker.tryAcquirePermission()) {
                return Mono.error(unavailable(policy.service()));
            }
            Call call = new Call(breaker, exchange);
            return limited(exchange, policy.timeLimit(), chain.filter(exchange))
                    .doOnSuccess(_ -> call.answered())
                    .doOnError(call::failed)
                    .doFinally(signal -> {
                        if (signal == SignalType.CANCEL) {
                            breaker.releasePermission();
                        }
                    })
                    .onErrorResume(error -> !(error instanceof Problem), error -> outage(exchange, policy, error));
        });
    }

    /** An event stream may have nothing to say for any time. */
    private static Mono<Void> limited(ServerWebExchange exchange, Duration limit, Mono<Void> call) {
        String accept = exchange.getRequest().getHeaders().getFirst("Accept");
        boolean stream = accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
        return stream ? call : call.timeout(limit);
    }

    private Mono<Void> outage(ServerWebExchange exchange, RoutePolicy policy, Throwable error) {
        String what = error instanceof TimeoutException ? "no answer in time" : error.toString();
        // Without the path: whoever knows a ticket's id may enter.
        return Traced.line(() -> log.warn(
                        "{} to {}: unavailable: {}", exchange.getRequest().getMethod(), policy.service(), what))
                .then(Mono.error(unavailable(policy.service())));
    }

    private Problem unavailable(String service) {
        return Problem.unavailable(
                "The " + service + " service is not available right now. Try again soon.", retryAfter);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    /** One call, timed for the breaker. */
    private static final class Call {
        private final CircuitBreaker breaker;
        private final ServerWebExchange exchange;
        private final long start;

        private Call(CircuitBreaker breaker, ServerWebExchange exchange) {
            this.breaker = breaker;
            this.exchange = exchange;
            this.start = breaker.getCurrentTimestamp();
        }

        private void answered() {
            var status = exchange.getResponse().getStatusCode();
            if (status != null && status.is5xxServerError() && !OverloadGate.isOverloaded(exchange)) {
                breaker.onError(elapsed(), breaker.getTimestampUnit(), new ServerError(status.value()));
            } else {
                breaker.onSuccess(elapsed(), breaker.getTimestampUnit());
            }
        }

        private void failed(Throwable error) {
            if (error instanceof Problem) {
                // The request was refused on the way, which says nothing about the service.
                breaker.releasePermission();
            } else {
                breaker.onError(elapsed(), breaker.getTimestampUnit(), error);
            }
        }

        private long elapsed() {
            return breaker.getCurrentTimestamp() - start;
        }
    }

    /** An answer that tells of trouble; without a stack trace, as there may be many. */
    private static final class ServerError extends RuntimeException {
        private ServerError(int status) {
            super("answered " + status, null, false, false);
        }
    }
}
