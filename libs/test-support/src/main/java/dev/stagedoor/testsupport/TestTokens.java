package dev.stagedoor.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Access tokens as the account service issues them (RS256), and the key set that proves them, served on 127.0.0.1 under
 * {@link #jwksUri()}. One key pair per test JVM. {@link StagedoorIT} points the service under test at that key set.
 */
public final class TestTokens {
    /** The claim {@code iss} of every token. */
    public static final String ISSUER = "stagedoor";

    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int KEY_BITS = 2048;
    private static final int HTTP_OK = 200;
    private static final String PATH = "/.well-known/jwks.json";

    private TestTokens() {}

    /** What a user may do; the claim {@code role} holds the name in lower case. */
    public enum Role {
        ATTENDEE("attendee"),
        ORGANIZER("organizer"),
        ADMIN("admin");

        private final String claim;

        Role(String claim) {
            this.claim = claim;
        }
    }

    /** Made when first needed: a key pair takes about a tenth of a second. */
    private static final class Keys {
        private static final RSAKey KNOWN = generate("test-key");
        /** Has the id of the known key, so only the signature gives it away. */
        private static final RSAKey STRANGER = generate("test-key");

        private static final HttpServer SERVER = serve(KNOWN);
    }

    /** Where the public key is served, an {@code http} address on 127.0.0.1. */
    public static String jwksUri() {
        InetSocketAddress address = Keys.SERVER.getAddress();
        return "http://127.0.0.1:" + address.getPort() + PATH;
    }

    /** A token of somebody who buys tickets, valid for 15 minutes. */
    public static String attendee(UUID user) {
        return token(user, Role.ATTENDEE, LIFETIME);
    }

    /** A token of somebody who sells tickets, valid for 15 minutes. */
    public static String organizer(UUID user) {
        return token(user, Role.ORGANIZER, LIFETIME);
    }

    /** A token of an administrator, valid for 15 minutes. */
    public static String admin(UUID user) {
        return token(user, Role.ADMIN, LIFETIME);
    }

    /**
     * A token of any role.
     *
     * @param lifetime from now; a negative one makes a token that has expired. Services allow for a minute of clock skew
     */
    public static String token(UUID user, Role role, Duration lifetime) {
        return sign(Keys.KNOWN, user, role, lifetime);
    }

    /** A token that claims to be signed with the known key and is not: every service must refuse it. */
    public static String forged(UUID user, Role role) {
        return sign(Keys.STRANGER, user, role, LIFETIME);
    }

    private static String sign(RSAKey key, UUID user, Role role, Duration lifetime) {
        Instant now = Instant.now();
        Instant expires = now.plus(lifetime);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(user.toString())
                .claim("preferred_username", "user-" + user)
                .claim("role", role.claim)
                .issuer(ISSUER)
                // An expired token was issued before it expired.
                .issueTime(Date.from(lifetime.isNegative() ? expires.minus(LIFETIME) : now))
                .expirationTime(Date.from(expires))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("could not sign a token", e);
        }
        return token.serialize();
    }

    private static RSAKey generate(String id) {
        try {
            return new RSAKeyGenerator(KEY_BITS)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("could not make a key pair", e);
        }
    }

    private static HttpServer serve(RSAKey key) {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
            server.createContext(PATH, exchange -> answer(exchange, keys));
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("could not serve the key set", e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(HTTP_OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
