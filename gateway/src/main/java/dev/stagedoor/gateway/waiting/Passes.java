package dev.stagedoor.gateway.waiting;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.jspecify.annotations.Nullable;

/**
 * What visitors of a room hold: a place, which shows where they are while they wait for longer than an access token lives,
 * and an admission, with which they book. Both are JWTs (HS256) for one event ({@code aud}) and one account ({@code sub}):
 * whoever copies one gains nothing by it. They are checked with the secret alone.
 */
public final class Passes {
    private static final JOSEObjectType PLACE = new JOSEObjectType("place");
    private static final JOSEObjectType ADMISSION = new JOSEObjectType("admission");

    private final JWSSigner signer;
    private final JWSVerifier verifier;

    public Passes(String secret) {
        byte[] key = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, secret).hmac("passes");
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of 32 bytes is long enough", e);
        }
    }

    /** Shows where the account is, until the room closes. */
    public String place(UUID eventId, UUID account, Instant until) {
        return sign(PLACE, claims(eventId, account, until).build());
    }

    /** Lets the account book, between the two moments; both are cut to the second. */
    public String admission(UUID eventId, UUID account, Instant from, Instant until) {
        return sign(
                ADMISSION,
                claims(eventId, account, until).notBeforeTime(Date.from(from)).build());
    }

    private static JWTClaimsSet.Builder claims(UUID eventId, UUID account, Instant until) {
        return new JWTClaimsSet.Builder()
                .audience(eventId.toString())
                .subject(account.toString())
                .expirationTime(Date.from(until));
    }

    /** Whose place at the event it is; empty if it is none. */
    public Optional<UUID> placeHolder(String pass, UUID eventId, Instant now) {
        JWTClaimsSet claims = checked(pass, PLACE, eventId, now);
        return claims == null ? Optional.empty() : Optional.of(UUID.fromString(claims.getSubject()));
    }

    /** Whether it lets the account book the event. */
    public boolean admits(String pass, UUID eventId, UUID account, Instant now) {
        JWTClaimsSet claims = checked(pass, ADMISSION, eventId, now);
        return claims != null
                && account.toString().equals(claims.getSubject())
                && !now.isBefore(claims.getNotBeforeTime().toInstant());
    }

    private String sign(JOSEObjectType type, JWTClaimsSet claims) {
        SignedJWT pass = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(), claims);
        try {
            pass.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 needs nothing but the key", e);
        }
        return pass.serialize();
    }

    /** Null: not ours, not of this type, for another event, or expired. */
    private @Nullable JWTClaimsSet checked(String text, JOSEObjectType type, UUID eventId, Instant now) {
        try {
            SignedJWT pass = SignedJWT.parse(text);
            if (!type.equals(pass.getHeader().getType()) || !pass.verify(verifier)) {
                return null;
            }
            JWTClaimsSet claims = pass.getJWTClaimsSet();
            boolean valid = claims.getAudience().contains(eventId.toString())
                    && now.isBefore(claims.getExpirationTime().toInstant());
            return valid ? claims : null;
        } catch (ParseException | JOSEException _) {
            return null;
        }
    }
}
