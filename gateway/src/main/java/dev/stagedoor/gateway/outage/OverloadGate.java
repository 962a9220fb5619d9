package dev.stagedoor.gateway.outage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.service.overload.UnderWay;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Sends away who cannot be served in time: where more is under way by a route than gets its answer within the target wait,
 * and for a moment after a service has said that it is overloaded. To send somebody away here costs a fraction of passing
 * the request on, and where the machine itself is the limit, what waits before a service is nothing that the service could
 * see. Only what makes something ({@code POST}) is sent away, and never a request that was passed on before and comes
 * again: it may have its result there.
 */
public final class OverloadGate implements GlobalFilter, Ordered {
    /** Around the filter that writes the answer, which stands at -1. */
    private static final int ORDER = -2;

    private static final String KEY = "Idempotency-Key";

    /** Far more than are crowded at a time; whoever asks for another one is sent away a little later. */
    private static final int MAX_PATHS = 1_000;

    private final Limits limits;
    private final ProblemWriter problems;
    private final InstantSource clock;
    private final Counter sentAway;
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();
    /** By their hashes: two that share one are both let through, and the service knows them apart. */
    private final Cache<Integer, Boolean> passedOn;
    /** The routes of paths from which somebody was sent away. */
    private final Cache<String, String> crowded =
            Caffeine.newBuilder().maximumSize(MAX_PATHS).build();

    /**
     * Limits of the gate.
     *
     * @param targetWait how long an answer may take
     * @param least requests of a route that may be under way however few were answered lately
     * @param pause how long it stays closed
     * @param retrySpread those who are sent away come again spread over this time
     * @param maxKeys requests that are known when they come again
     * @param keepKeys for how long they are
     */
    public record Limits(
            Duration targetWait, int least, Duration pause, Duration retrySpread, long maxKeys, Duration keepKeys) {}

    public OverloadGate(Limits limits, ProblemWriter problems, InstantSource clock, MeterRegistry meters) {
        this.limits = limits;
        this.problems = problems;
        this.clock = clock;
        this.sentAway = Counter.builder("stagedoor.gateway.sent.away")
                .description("Requests answered with 503 overloaded before they were passed on")
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
        Integer key = key(request);
        if (wasPassedOn(key)) {
            return passOn(exchange, chain, route.getId(), key);
        }
        UnderWay work = underWay(route.getId());
        if (isClosed(route.getId()) || !work.begin()) {
            crowded.put(request.getPath().value(), route.getId());
            return problems.write(exchange, sendAway());
        }
        if (key != null) {
            passedOn.put(key, true);
        }
        return passOn(exchange, chain, route.getId(), key)
                .doFinally(how -> work.end(how == SignalType.ON_COMPLETE && isDecided(exchange)));
    }

    /** Whether the request would be sent away if it came as far as here, as somebody was who came to the same path before. */
    boolean isCrowded(ServerHttpRequest request) {
        if (request.getMethod() != HttpMethod.POST) {
            return false;
        }
        String route = crowded.getIfPresent(request.getPath().value());
        return route != null && (isClosed(route) || underWay(route).isFull()) && !wasPassedOn(key(request));
    }

    private UnderWay underWay(String route) {
        return underWay.computeIfAbsent(route, _ -> new UnderWay(limits.targetWait(), limits.least(), clock));
    }

    private static @Nullable Integer key(ServerHttpRequest request) {
        String header = request.getHeaders().getFirst(KEY);
        return header == null ? null : header.hashCode();
    }

    private boolean wasPassedOn(@Nullable Integer key) {
        return key != null && passedOn.getIfPresent(key) != null;
    }

    private Mono<Void> passOn(
            ServerWebExchange exchange, GatewayFilterChain chain, String route, @Nullable Integer key) {
        return chain.filter(exchange).doOnSuccess(_ -> learn(exchange, route, key));
    }

    /** What is refused for its form or its sender is answered fast, and says nothing of how long the others take. */
    private static boolean isDecided(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        return status != null && (status.is2xxSuccessful() || status.isSameCodeAs(HttpStatus.CONFLICT));
    }

    private boolean isClosed(String route) {
        Long since = closedAt.get(route);
        return since != null && System.nanoTime() - since < limits.pause().toNanos();
    }

    /** The answer to one more who is sent away. */
    Problem sendAway() {
        sentAway.increment();
        long spread =
                ThreadLocalRandom.current().nextLong(1 + limits.retrySpread().toMillis());
        return Problem.overloaded(Duration.ofSeconds(1).plusMillis(spread));
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
