package dev.stagedoor.gateway.config;

import dev.stagedoor.gateway.outage.OverloadGate;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/** Every limit of the gateway; the values and their reasons stand in {@code gateway.yml}. */
@ConfigurationProperties("stagedoor.gateway")
record GatewayProperties(
        RateLimit rateLimit,
        ClientAddress clientAddress,
        Keys keys,
        Outage outage,
        OverloadGate.Limits overload,
        Pool pool,
        Body body,
        Cors cors) {

    record RateLimit(long refillPerSecond, long burst, long maxClients, int maxOpen) {}

    record ClientAddress(int trustedProxies) {}

    record Keys(Duration maxAge, Duration minRefresh, Duration retryAfterFailure, Duration timeout) {}

    record Outage(
            Duration window,
            int minimumCalls,
            float failureRatePercent,
            Duration open,
            int halfOpenCalls,
            Duration halfOpenAtMost,
            Duration timeLimit,
            Duration retryAfter) {}

    record Pool(int maxPending, int watchers) {}

    record Body(DataSize maxSize) {}

    /** Patterns of origins whose pages may call, as Spring reads them. */
    record Cors(List<String> allowedOrigins, Duration maxAge) {}
}
