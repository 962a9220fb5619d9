package dev.stagedoor.service.config;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import dev.stagedoor.service.security.AccessRules;
import dev.stagedoor.service.security.BearerTokens;
import dev.stagedoor.service.security.HeaderFirewall;
import dev.stagedoor.service.security.Tokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.ReactiveJwtGrantedAuthoritiesConverterAdapter;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

/** Every service checks the token itself: the gateway is not the only guard. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration")
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
public class SecurityAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ReactiveJwtDecoder jwtDecoder(SecurityProperties properties) {
        return Tokens.checked(
                NimbusReactiveJwtDecoder.withJwkSetUri(properties.jwksUri()).build(), properties.issuer());
    }

    /** A request is measured as one: a span for each filter of the chain cost more than the filters. */
    @Bean
    @ConditionalOnMissingBean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @ConditionalOnMissingBean
    ServerWebExchangeFirewall firewall() {
        return HeaderFirewall.create();
    }

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http, ObjectProvider<AccessRules> rules, ProblemWriter problems) {
        ServerAuthenticationEntryPoint entryPoint = entryPoint(problems);
        ServerAccessDeniedHandler denied =
                (exchange, _) -> problems.write(exchange, Problem.forbidden("Your account may not do this."));
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                // By default each request opens a session, on two other threads, to look for one that was put off.
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> {
                    exchanges.pathMatchers("/actuator/**", "/v3/api-docs/**").permitAll();
                    rules.orderedStream().forEach(rule -> rule.apply(exchanges));
                    exchanges.anyExchange().authenticated();
                })
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(entryPoint)
                        .accessDeniedHandler(denied)
                        .bearerTokenConverter(new BearerTokens())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(roleToAuthority())))
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(entryPoint).accessDeniedHandler(denied))
                .build();
    }

    private static ServerAuthenticationEntryPoint entryPoint(ProblemWriter problems) {
        return (exchange, error) -> {
            // The keys could not be had: that says nothing about the token.
            if (error instanceof AuthenticationServiceException) {
                return Mono.error(error);
            }
            return problems.write(exchange, unauthorized(error));
        };
    }

    private static Problem unauthorized(AuthenticationException error) {
        return error instanceof OAuth2AuthenticationException
                ? Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The access token is not valid or has expired. Refresh it or sign in again.")
                : Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        "Sign in and send the access token as a bearer token.");
    }

    private static ReactiveJwtAuthenticationConverter roleToAuthority() {
        JwtGrantedAuthoritiesConverter authorities = new JwtGrantedAuthoritiesConverter();
        authorities.setAuthoritiesClaimName("role");
        authorities.setAuthorityPrefix("");
        ReactiveJwtAuthenticationConverter converter = new ReactiveJwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(new ReactiveJwtGrantedAuthoritiesConverterAdapter(authorities));
        return converter;
    }
}
