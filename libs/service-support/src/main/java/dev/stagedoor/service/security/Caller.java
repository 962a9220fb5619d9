package dev.stagedoor.service.security;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.UUID;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as the access token says. A controller takes it as a parameter; marked {@code @Nullable}, the parameter is
 * null for a caller without a token.
 */
public record Caller(UUID userId, String username, Role role) {

    /**
     * Reads the claims {@code sub}, {@code preferred_username} and {@code role} of a verified token. A token of ours
     * always has them; {@link NullPointerException} or {@link IllegalArgumentException} otherwise.
     */
    public static Caller of(Jwt token) {
        String username = requireNonNull(token.getClaimAsString("preferred_username"));
        String role = requireNonNull(token.getClaimAsString("role"));
        return new Caller(UUID.fromString(token.getSubject()), username, Role.valueOf(role.toUpperCase(Locale.ROOT)));
    }
}
