package dev.stagedoor.gateway.outage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers for a moment in the place of a service that says it is overloaded: to send somebody away here costs a fraction
 * of passing the request on to hear the same. Only what makes something ({@code POST}) is sent away, and never a request
 * that was passed on before and comes again: it may have its result there.
 */
public final class OverloadGate implements GlobalFilter, Ordered {
    /** Around the filter that writes the answer, which stands at -1. */
    private static final int ORDER = -2;

    private static final String KEY = "Idempotency-Key";

    private final Limits limits;
    private final ProblemWriter problems;
    private final Counter sentAway;
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();
    /** By their hashes: two that share one are both let through, and the service knows them apart. */
    private final Cache<Integer, Boolean> passedOn;

    /**
     * Limits of the gate.
     *
     * @param pause how long it stays closed
     * @param retrySpread those who are sent away come again spread over this time
     * @param maxKeys requests that are known when they come again
     * @param keepKeys for how long they are
     */
    public record Limits(Duration pause, Duration retrySpread, long maxKeys, Duration keepKeys) {}

    public OverloadGate(Limits limits, ProblemWriter problems, MeterRegistry meters) {
        this.limits = limits;
        this.problems = problems;
        this.sentAway = Counter.builder("stagedoor.gateway.sent.away")
                .description("Requests answered with 503 overloaded in the place of a service that had just said so")
                .register(meters);
        this.passedOn = Caffeine.newBuilder()
                .maximumSize(limits.maxKeys())
                .expireAfterWrite(limits.keepKeys())
                .build();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod() != HttpMethod.POST) {
            return chain.filter(exchange);
        }
        Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
        String header = request.getHeaders().getFirst(KEY);
        Integer key = header == null ? null : header.hashCode();
        if (isClosed(route.getId()) && (key == null || passedOn.getIfPresent(key) == null)) {
            return sendAway(exchange);
        }
        if (key != null) {
            passedOn.put(key, true);
        }
        return chain.filter(exchange).doOnSuccess(_ -> learn(exchange, route.getId(), key));
    }

    private boolean isClosed(String route) {
        Long since = closedAt.get(route);
        return since != null && System.nanoTime() - since < limits.pause().toNanos();
    }

    private Mono<Void> sendAway(ServerWebExchange exchange) {
        sentAway.increment();
        long spread =
                ThreadLocalRandom.current().nextLong(1 + limits.retrySpread().toMillis());
        return problems.write(exchange, Problem.overloaded(Duration.ofSeconds(1).plusMillis(spread)));
    }

    private void learn(ServerWebExchange exchange, String route, @Nullable Integer key) {
        if (isOverloaded(exchange)) {
            closedAt.put(route, System.nanoTime());
            if (key != null) {
                passedOn.invalidate(key);
            }
        }
    }

    /** Whether the service has answered that it is overloaded: it is there, and not out. */
    static boolean isOverloaded(ServerWebExchange exchange) {
        return exchange.getResponse().getHeaders().containsHeader(Problem.OVERLOADED_HEADER);
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
