package dev.stagedoor.gateway.security;

import dev.stagedoor.gateway.limit.RateLimitFilter;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers requests whose token is not valid, and counts them for the client's address: checking costs, too. */
public final class InvalidTokens implements ServerAuthenticationEntryPoint {
    private static final String CHALLENGE = "Bearer error=\"invalid_token\"";

    private final RateLimitFilter rateLimit;
    private final ProblemWriter problems;

    public InvalidTokens(RateLimitFilter rateLimit, ProblemWriter problems) {
        this.rateLimit = rateLimit;
        this.problems = problems;
    }

    @Override
    public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException error) {
        // The keys could not be had: that says nothing about the token.
        if (error instanceof AuthenticationServiceException) {
            return Mono.error(error);
        }
        return error instanceof AuthenticationCredentialsNotFoundException
                ? Mono.error(error)
                : rateLimit.byAddress(exchange, Mono.defer(() -> refuse(exchange)));
    }

    private Mono<Void> refuse(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return problems.write(
                exchange,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The access token is not valid or has expired. Refresh it or sign in again."));
    }
}
