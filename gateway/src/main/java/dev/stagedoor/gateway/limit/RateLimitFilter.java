package dev.stagedoor.gateway.limit;

import dev.stagedoor.gateway.limit.RateLimits.Verdict;
import dev.stagedoor.gateway.request.ClientAddresses;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Limits the requests of each signed-in user, and of each address that is not signed in, how many a second and how many at
 * once: one never slows another.
 */
public final class RateLimitFilter implements WebFilter, Ordered {
    /** After Spring Security, which stands at -100 and says who calls. */
    private static final int AFTER_SECURITY = -50;

    /** Probes and scrapes, on the management port only. */
    private static final String ACTUATOR = "/actuator";

    private static final Duration RETRY_WHEN_ONE_HAS_ENDED = Duration.ofSeconds(5);

    private final RateLimits limits;
    private final OpenRequests open;
    private final ClientAddresses addresses;
    private final ProblemWriter problems;
    private final Counter refused;

    public RateLimitFilter(
            RateLimits limits,
            OpenRequests open,
            ClientAddresses addresses,
            ProblemWriter problems,
            MeterRegistry meters) {
        this.limits = limits;
        this.open = open;
        this.addresses = addresses;
        this.problems = problems;
        this.refused = Counter.builder("stagedoor.gateway.rate.limited")
                .description("Requests refused because their client sent too many, or has too many open")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (exchange.getRequest().getPath().value().startsWith(ACTUATOR)) {
            return chain.filter(exchange);
        }
        return exchange.getPrincipal()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(caller -> limit(exchange, client(exchange, caller), chain.filter(exchange)));
    }

    /** Runs {@code work} if the client's address may ask for more. */
    public Mono<Void> byAddress(ServerWebExchange exchange, Mono<Void> work) {
        return limit(exchange, client(exchange, Optional.empty()), work);
    }

    private String client(ServerWebExchange exchange, Optional<Principal> caller) {
        return caller.map(principal -> "user " + principal.getName())
                .orElseGet(() -> "address " + addresses.site(exchange.getRequest()));
    }

    private Mono<Void> limit(ServerWebExchange exchange, String client, Mono<Void> work) {
        Verdict verdict = limits.take(client);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", limits.policy());
        headers.set("RateLimit", "\"default\";r=" + verdict.remaining());
        if (!verdict.allowed()) {
            return refuse(
                    exchange,
                    "Too many requests. Slow down.",
                    verdict.untilNext().plus(Duration.ofSeconds(1)));
        }
        if (!open.begin(client)) {
            return refuse(exchange, "Too many requests are open at once. Let one end first.", RETRY_WHEN_ONE_HAS_ENDED);
        }
        return work.doFinally(_ -> open.end(client));
    }

    private Mono<Void> refuse(ServerWebExchange exchange, String why, Duration retryAfter) {
        refused.increment();
        return problems.write(
                exchange,
                Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate_limited", why).retryAfter(retryAfter));
    }

    @Override
    public int getOrder() {
        return AFTER_SECURITY;
    }
}
