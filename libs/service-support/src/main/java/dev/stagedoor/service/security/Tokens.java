package dev.stagedoor.service.security;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.MappedJwtClaimSetConverter;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** What everybody who reads access tokens checks alike. */
public final class Tokens {
    // Spring Security takes an issuer for a URL and makes an exception of each that is none.
    private static final Converter<Map<String, Object>, Map<String, Object>> CLAIMS =
            MappedJwtClaimSetConverter.withDefaults(Map.of("iss", issuer -> issuer));

    private Tokens() {}

    /** Takes tokens of {@code issuer} that have not expired. */
    public static ReactiveJwtDecoder checked(NimbusReactiveJwtDecoder decoder, String issuer) {
        decoder.setClaimSetConverter(CLAIMS);
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return new RecentTokens(decoder, InstantSource.system());
    }
}
