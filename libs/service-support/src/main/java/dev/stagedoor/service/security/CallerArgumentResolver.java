package dev.stagedoor.service.security;

import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers their {@link Caller}. */
public final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(context -> context.getAuthentication())
                .mapNotNull(authentication -> authentication.getPrincipal())
                .ofType(Jwt.class)
                .<Object>map(Caller::of)
                // Looked at only where it matters: it takes longer than to read the token.
                .switchIfEmpty(Mono.defer(() -> nobody(parameter)));
    }

    private static Mono<Object> nobody(MethodParameter parameter) {
        return Nullness.forMethodParameter(parameter) == Nullness.NULLABLE
                ? Mono.empty()
                : Mono.error(new AuthenticationCredentialsNotFoundException("no token"));
    }
}
