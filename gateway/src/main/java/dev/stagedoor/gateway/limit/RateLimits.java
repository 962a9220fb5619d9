package dev.stagedoor.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** A token bucket per client, in this process. */
public final class RateLimits {
    private final long refillPerSecond;
    private final long burst;
    private final Cache<String, Bucket> buckets;

    public RateLimits(long refillPerSecond, long burst, long maxClients) {
        this.refillPerSecond = refillPerSecond;
        this.burst = burst;
        // A bucket that nobody touched for the time it takes to fill is as good as a new one.
        Duration full = Duration.ofSeconds(1 + burst / refillPerSecond);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(maxClients)
                .expireAfterAccess(full)
                .build();
    }

    /** What came of a request for one more. */
    public record Verdict(boolean allowed, long remaining, Duration untilNext) {}

    /** Takes one from the client's bucket, if there is one. */
    public Verdict take(String client) {
        ConsumptionProbe probe = buckets.get(client, _ -> newBucket()).tryConsumeAndReturnRemaining(1);
        return new Verdict(
                probe.isConsumed(), probe.getRemainingTokens(), Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /** The policy as the {@code RateLimit-Policy} header of the IETF draft says it. */
    public String policy() {
        return "\"default\";q=" + burst + ";w=" + Math.max(1, burst / refillPerSecond);
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refillPerSecond, Duration.ofSeconds(1)))
                .build();
    }
}
