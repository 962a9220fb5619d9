package dev.stagedoor.service.security;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/**
 * A bean that says which requests of a service need no token or a certain role. Whatever it leaves open needs a valid
 * token; health, metrics and the OpenAPI document never do.
 */
@FunctionalInterface
public interface AccessRules {
    void apply(AuthorizeExchangeSpec exchanges);

    /** Whoever may {@code GET} without a token may send {@code HEAD}, which asks for the same without the body. */
    static AuthorizeExchangeSpec readableByAll(AuthorizeExchangeSpec exchanges, String... paths) {
        return exchanges
                .pathMatchers(HttpMethod.GET, paths)
                .permitAll()
                .pathMatchers(HttpMethod.HEAD, paths)
                .permitAll();
    }
}
