package dev.stagedoor.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RecentTokensTest {
    private static final Instant NOW = Instant.parse("2030-05-17T18:00:00Z");

    private final AtomicInteger decoded = new AtomicInteger();

    private RecentTokens remembering(ReactiveJwtDecoder decoder) {
        return new RecentTokens(
                token -> Mono.defer(() -> {
                    decoded.incrementAndGet();
                    return decoder.decode(token);
                }),
                InstantSource.fixed(NOW));
    }

    private static Jwt until(String token, Instant end) {
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("somebody")
                .issuedAt(end.minusSeconds(900))
                .expiresAt(end)
                .build();
    }

    @Test
    void looksAtAGoodTokenOnceAndAtEachOnItsOwn() {
        RecentTokens tokens = remembering(token -> Mono.just(until(token, NOW.plusSeconds(60))));
        for (int i = 0; i < 3; i++) {
            StepVerifier.create(tokens.decode("a").map(Jwt::getTokenValue))
                    .expectNext("a")
                    .verifyComplete();
        }
        assertThat(decoded).hasValue(1);
        StepVerifier.create(tokens.decode("b").map(Jwt::getTokenValue))
                .expectNext("b")
                .verifyComplete();
        assertThat(decoded).hasValue(2);
    }

    @Test
    void looksEachTimeAtATokenThatIsOverOrBad() {
        // A little over is still good: clocks differ.
        RecentTokens over = remembering(token -> Mono.just(until(token, NOW.minusSeconds(30))));
        StepVerifier.create(over.decode("a")).expectNextCount(1).verifyComplete();
        StepVerifier.create(over.decode("a")).expectNextCount(1).verifyComplete();
        assertThat(decoded).hasValue(2);
        RecentTokens bad = remembering(_ -> Mono.error(new BadJwtException("bad")));
        StepVerifier.create(bad.decode("a")).verifyError(BadJwtException.class);
        StepVerifier.create(bad.decode("a")).verifyError(BadJwtException.class);
        assertThat(decoded).hasValue(4);
    }
}
