package dev.stagedoor.account.session.model;

import java.time.Duration;

/** What a client holds after signing in; {@link #toString} hides it. */
public record Tokens(String accessToken, Duration accessLifetime, RefreshToken refreshToken) {
    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
