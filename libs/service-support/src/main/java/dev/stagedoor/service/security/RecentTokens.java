package dev.stagedoor.service.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/**
 * Remembers for a while which tokens were good: who buys sends the same one again and again, and its signature is a
 * large part of what a request costs. A token that has expired is looked at anew, and so is a bad one, each time.
 */
final class RecentTokens implements ReactiveJwtDecoder {
    /** How long a token may still count whose key was withdrawn; the keys themselves are kept for longer. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    /** About 30 MB: a token and its claims are 3 kB. */
    private static final int TOKENS = 10_000;

    private final ReactiveJwtDecoder decoder;
    private final Cache<String, Jwt> good;

    RecentTokens(ReactiveJwtDecoder decoder, InstantSource clock) {
        this.decoder = decoder;
        this.good = Caffeine.newBuilder()
                .maximumSize(TOKENS)
                .expireAfter(Expiry.<String, Jwt>creating((_, token) -> memory(token, clock)))
                .build();
    }

    private static Duration memory(Jwt token, InstantSource clock) {
        var end = token.getExpiresAt();
        Duration left = end == null ? MEMORY : Duration.between(clock.instant(), end);
        return left.compareTo(MEMORY) < 0 ? left : MEMORY;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        @Nullable Jwt known = good.getIfPresent(token);
        return known == null ? decoder.decode(token).doOnNext(jwt -> good.put(token, jwt)) : Mono.just(known);
    }
}
