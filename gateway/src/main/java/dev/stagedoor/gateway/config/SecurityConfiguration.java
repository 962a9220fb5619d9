package dev.stagedoor.gateway.config;

import dev.stagedoor.gateway.limit.RateLimitFilter;
import dev.stagedoor.gateway.security.InvalidTokens;
import dev.stagedoor.gateway.security.PublishedKeys;
import dev.stagedoor.service.config.SecurityProperties;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.problem.ProblemWriter;
import dev.stagedoor.service.security.BearerTokens;
import dev.stagedoor.service.security.HeaderFirewall;
import dev.stagedoor.service.security.Tokens;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.server.WebFilter;

@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(SecurityProperties.class)
class SecurityConfiguration {
    /** Scripts and styles of the gateway's own pages only; Swagger UI sets styles in its markup. */
    private static final String PAGES = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** What a page on another origin may read of an answer. */
    private static final List<String> EXPOSED = List.of(
            "Location",
            "ETag",
            "Link",
            "Retry-After",
            "X-Request-Id",
            "RateLimit",
            "RateLimit-Policy",
            "Content-Disposition");

    @Bean
    PublishedKeys publishedKeys(SecurityProperties security, GatewayProperties properties, Clock clock) {
        var keys = properties.keys();
        return new PublishedKeys(
                security.jwksUri(),
                clock,
                new PublishedKeys.Times(keys.maxAge(), keys.minRefresh(), keys.retryAfterFailure(), keys.timeout()));
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(PublishedKeys keys, SecurityProperties security) {
        return Tokens.checked(
                NimbusReactiveJwtDecoder.withJwkSource(keys)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .build(),
                security.issuer());
    }

    /** A request is measured as one. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    ServerWebExchangeFirewall firewall() {
        return HeaderFirewall.create();
    }

    /** Says no to tokens that are not valid, and to nothing else: what needs a token is for the services to say. */
    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http, RateLimitFilter rateLimit, ProblemWriter problems) {
        InvalidTokens invalidTokens = new InvalidTokens(rateLimit, problems);
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(invalidTokens)
                        .bearerTokenConverter(new BearerTokens())
                        .jwt(jwt -> {}))
                .build();
    }

    /** What Spring Security refuses before it looks at it: double slashes, encoded slashes, dots that climb. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(ProblemWriter problems) {
        return (exchange, _) -> problems.write(
                exchange,
                Problem.malformed("The address or a header of the request holds characters that are not allowed."));
    }

    /** Before the token check, so that a page can read why it was refused. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebFilter cors(GatewayProperties properties) {
        var allowed = properties.cors();
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOriginPatterns(allowed.allowedOrigins());
        pages.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        pages.setAllowedHeaders(List.of("*"));
        pages.setExposedHeaders(EXPOSED);
        pages.setMaxAge(allowed.maxAge());
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/**", pages);
        return new CorsWebFilter(everywhere);
    }
}
