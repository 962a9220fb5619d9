package dev.stagedoor.account.session.http;

import dev.stagedoor.account.session.model.Tokens;

/**
 * Tokens as RFC 6749 names them, in this interface's camel case.
 *
 * @param expiresIn seconds that the access token is valid
 */
record TokenResponse(String accessToken, String tokenType, long expiresIn, String refreshToken) {

    static TokenResponse of(Tokens tokens) {
        return new TokenResponse(
                tokens.accessToken(),
                "Bearer",
                tokens.accessLifetime().toSeconds(),
                tokens.refreshToken().text());
    }

    @Override
    public String toString() {
        return "TokenResponse[hidden]";
    }
}
