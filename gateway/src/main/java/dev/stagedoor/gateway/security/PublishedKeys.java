package dev.stagedoor.gateway.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The keys of account-service, kept in memory. Tokens with made-up key ids cannot make the gateway ask for keys all the
 * time, and known keys go on proving tokens while account-service is away.
 */
public final class PublishedKeys implements Function<SignedJWT, Flux<JWK>> {
    private final Clock clock;
    private final Duration maxAge;
    private final Mono<JWKSet> refreshed;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    /**
     * How old keys may be.
     *
     * @param minRefresh between two successful reads
     * @param retryAfterFailure between a failed read and the next
     * @param timeout of a read
     */
    public record Times(Duration maxAge, Duration minRefresh, Duration retryAfterFailure, Duration timeout) {}

    private record Known(JWKSet keys, Instant since) {}

    public PublishedKeys(String uri, Clock clock, Times times) {
        this.clock = clock;
        this.maxAge = times.maxAge();
        this.refreshed = WebClient.create(uri)
                .get()
                .retrieve()
                .bodyToMono(String.class)
                .timeout(times.timeout())
                .map(PublishedKeys::parse)
                .doOnNext(keys -> known.set(new Known(keys, clock.instant())))
                .cache(_ -> times.minRefresh(), _ -> times.retryAfterFailure(), () -> Duration.ZERO);
    }

    @Override
    public Flux<JWK> apply(SignedJWT token) {
        String id = token.getHeader().getKeyID();
        Known last = known.get();
        JWK key = last == null ? null : last.keys().getKeyByKeyId(id);
        if (last != null && key != null && clock.instant().isBefore(last.since().plus(maxAge))) {
            return Flux.just(key);
        }
        return refreshed
                .onErrorResume(error -> key == null ? Mono.error(error) : Mono.just(new JWKSet(key)))
                .flatMapMany(keys -> Mono.justOrEmpty(keys.getKeyByKeyId(id)));
    }

    private static JWKSet parse(String text) {
        try {
            return JWKSet.parse(text);
        } catch (ParseException e) {
            throw new IllegalArgumentException("account-service did not answer with a key set", e);
        }
    }
}
