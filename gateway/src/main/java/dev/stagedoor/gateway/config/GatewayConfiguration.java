package dev.stagedoor.gateway.config;

import dev.stagedoor.gateway.limit.BodyLimit;
import dev.stagedoor.gateway.limit.OpenRequests;
import dev.stagedoor.gateway.limit.RateLimitFilter;
import dev.stagedoor.gateway.limit.RateLimits;
import dev.stagedoor.gateway.outage.OutageGuard;
import dev.stagedoor.gateway.outage.OverloadDoor;
import dev.stagedoor.gateway.outage.OverloadGate;
import dev.stagedoor.gateway.request.ClientAddressHeader;
import dev.stagedoor.gateway.request.ClientAddresses;
import dev.stagedoor.gateway.request.RequestIds;
import dev.stagedoor.gateway.route.RoutePolicies;
import dev.stagedoor.gateway.route.RoutePolicy;
import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.service.problem.ProblemWriter;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientFactory;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;

@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {

    @Bean
    HttpHandlerDecoratorFactory outermost(IdSource ids, OverloadGate gate, ProblemWriter problems) {
        RequestIds.carryIntoLogs();
        return handler -> new RequestIds(new OverloadDoor(handler, gate, problems), ids);
    }

    @Bean
    ClientAddresses clientAddresses(GatewayProperties properties) {
        return new ClientAddresses(properties.clientAddress().trustedProxies());
    }

    @Bean
    ClientAddressHeader clientAddressHeader(ClientAddresses addresses) {
        return new ClientAddressHeader(addresses);
    }

    @Bean
    RateLimits rateLimits(GatewayProperties properties) {
        var limit = properties.rateLimit();
        return new RateLimits(limit.refillPerSecond(), limit.burst(), limit.maxClients());
    }

    @Bean
    RateLimitFilter rateLimitFilter(
            RateLimits limits,
            ClientAddresses addresses,
            GatewayProperties properties,
            ProblemWriter problems,
            MeterRegistry meters) {
        OpenRequests open = new OpenRequests(properties.rateLimit().maxOpen());
        return new RateLimitFilter(limits, open, addresses, problems, meters);
    }

    @Bean
    RoutePolicies routePolicies(GatewayProperties properties) {
        return new RoutePolicies(new RoutePolicy(
                "unnamed",
                properties.outage().timeLimit(),
                properties.body().maxSize().toBytes()));
    }

    @Bean
    BodyLimit bodyLimit(RoutePolicies policies) {
        return new BodyLimit(policies);
    }

    @Bean
    CircuitBreakerRegistry circuitBreakers(GatewayProperties properties) {
        var outage = properties.outage();
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(Math.toIntExact(outage.window().toSeconds()))
                .minimumNumberOfCalls(outage.minimumCalls())
                .failureRateThreshold(outage.failureRatePercent())
                .waitDurationInOpenState(outage.open())
                .permittedNumberOfCallsInHalfOpenState(outage.halfOpenCalls())
                .maxWaitDurationInHalfOpenState(outage.halfOpenAtMost())
                .build());
    }

    @Bean
    MeterBinder circuitBreakerMetrics(CircuitBreakerRegistry breakers) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers);
    }

    @Bean
    OutageGuard outageGuard(CircuitBreakerRegistry breakers, RoutePolicies policies, GatewayProperties properties) {
        return new OutageGuard(breakers, policies, properties.outage().retryAfter());
    }

    @Bean
    OverloadGate overloadGate(GatewayProperties properties, ProblemWriter problems, Clock clock, MeterRegistry meters) {
        return new OverloadGate(properties.overload(), problems, clock, meters);
    }

    /** Netty would send a request again on a new connection although the service may have taken it already. */
    @Bean
    HttpClientCustomizer noHiddenRetry() {
        return client -> client.disableRetry(true);
    }

    @Bean
    HttpClientFactory httpClientFactory(
            HttpClientProperties client,
            ServerProperties server,
            HttpClientSslConfigurer ssl,
            List<HttpClientCustomizer> customizers,
            GatewayProperties properties,
            @Value("${stagedoor.events.url}") URI events) {
        return new BoundedPools(client, server, ssl, customizers, properties.pool(), events);
    }
}
