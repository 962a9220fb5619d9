package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import reactor.test.StepVerifier;

@StagedoorIT(
        service = "small-service",
        database = "small",
        classes = SmallService.class,
        properties = "small.property=written at the test")
class StagedoorITIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Autowired
    private Environment environment;

    @Autowired
    private DatabaseClient client;

    @Autowired
    private Database database;

    @LocalServerPort
    private int port;

    @Value("${stagedoor.security.jwks-uri}")
    private String jwksUri;

    @Test
    void readsTheServicesOwnFileAndTheTestsProperties() {
        assertThat(environment.getProperty("small-service")).isEqualTo("was read");
        assertThat(environment.getProperty("small.property")).isEqualTo("written at the test");
        assertThat(environment.getProperty("stagedoor.kafka.bootstrap-servers"))
                .isEqualTo(TestInfra.bootstrapServers());
        assertThat(port).isPositive();
    }

    @Test
    void connectsToADatabaseOfItsOwn() {
        client.sql("SELECT current_database()")
                .mapValue(String.class)
                .one()
                .as(StepVerifier::create)
                .expectNext(database.name())
                .expectComplete()
                .verify(LIMIT);
        assertThat(database.name()).startsWith("small_");
    }

    @Test
    void acceptsTokensOfItsUsers() {
        UUID user = UUID.randomUUID();
        Jwt token = decoder().decode(TestTokens.organizer(user));
        assertThat(token.getSubject()).isEqualTo(user.toString());
        assertThat(token.getClaimAsString("role")).isEqualTo("organizer");
        assertThat(token.getClaimAsString("iss")).isEqualTo("stagedoor");
        assertThat(token.getClaimAsString("preferred_username")).isNotBlank();
        assertThat(decoder().decode(TestTokens.attendee(user)).getClaimAsString("role"))
                .isEqualTo("attendee");
    }

    @Test
    void refusesForgedAndExpiredTokens() {
        UUID user = UUID.randomUUID();
        assertThatThrownBy(() -> decoder().decode(TestTokens.forged(user, TestTokens.Role.ADMIN)))
                .isInstanceOf(JwtException.class);
        String expired = TestTokens.token(user, TestTokens.Role.ADMIN, Duration.ofMinutes(-5));
        assertThatThrownBy(() -> decoder().decode(expired))
                .isInstanceOf(JwtException.class)
                .hasMessageContaining("expired");
    }

    private NimbusJwtDecoder decoder() {
        return NimbusJwtDecoder.withJwkSetUri(jwksUri).build();
    }
}
