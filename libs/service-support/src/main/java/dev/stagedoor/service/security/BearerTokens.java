package dev.stagedoor.service.security;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Takes the access token out of the {@code Authorization} header, whatever it looks like: the decoder refuses what is
 * none. Spring Security's own converter matches each letter of each token against a pattern first.
 */
public final class BearerTokens implements ServerAuthenticationConverter {
    private static final String SCHEME = "Bearer";

    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        @Nullable String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.empty();
        }
        String rest = header.substring(SCHEME.length());
        String token = rest.strip();
        return token.isEmpty() || token.length() == rest.length()
                ? Mono.error(new InvalidBearerTokenException("There is no token behind the scheme"))
                : Mono.just(new BearerTokenAuthenticationToken(token));
    }
}
