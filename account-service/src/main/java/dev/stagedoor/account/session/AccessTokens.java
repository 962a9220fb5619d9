package dev.stagedoor.account.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.stagedoor.account.key.KeyRing;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Signs access tokens. */
public class AccessTokens {
    /** The claim that names the sign-in, as OpenID Connect does. Tokens of older versions lack it. */
    public static final String SESSION_ID = "sid";

    private final KeyRing keys;
    private final Clock clock;
    private final IdSource ids;
    private final String issuer;
    private final Duration lifetime;

    public AccessTokens(KeyRing keys, Clock clock, IdSource ids, String issuer, Duration lifetime) {
        this.keys = keys;
        this.clock = clock;
        this.ids = ids;
        this.issuer = issuer;
        this.lifetime = lifetime;
    }

    /** How long a token is valid. */
    public Duration lifetime() {
        return lifetime;
    }

    /**
     * A token that says who the user is.
     *
     * @param sessionId of the sign-in that it belongs to
     */
    public Mono<String> issue(User user, String sessionId) {
        // An RSA signature takes about a millisecond of a core: too long for an event loop that thousands share.
        return keys.current()
                .publishOn(Schedulers.parallel())
                .map(key -> sign(key, user, sessionId).serialize());
    }

    private SignedJWT sign(RSAKey key, User user, String sessionId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(user.id().toString())
                .claim("preferred_username", user.username().text())
                .claim("role", user.role().wireName())
                .claim(SESSION_ID, sessionId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(ids.next().toString())
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
            return token;
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
    }
}
