package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.test.web.reactive.server.WebTestClient;

class SessionIT extends AccountService {

    @Test
    void signsInByNameOrMailAddressInWhateverCase() {
        String name = registered();
        assertThat(logIn(name, PASSWORD).status()).isEqualTo(200);
        assertThat(logIn(name.toUpperCase(Locale.ROOT), PASSWORD).status()).isEqualTo(200);
        assertThat(logIn(name + "@Example.ORG", PASSWORD).status()).isEqualTo(200);
        assertThat(post("/api/auth/login", Map.of("email", name + "@example.org", "password", PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signsTokensThatThePublishedKeysProve() throws Exception {
        String name = registered();
        Answer tokens = logIn(name, PASSWORD);
        assertThat(tokens.text("tokenType")).isEqualTo("Bearer");
        assertThat(tokens.body().path("expiresIn").asInt()).isEqualTo(900);
        Jwt token = Objects.requireNonNull(
                NimbusReactiveJwtDecoder.withJwkSetUri("http://127.0.0.1:" + port + "/.well-known/jwks.json")
                        .build()
                        .decode(tokens.text("accessToken"))
                        .block(PATIENCE));
        assertThat(token.getClaimAsString("iss")).isEqualTo("stagedoor");
        assertThat(token.getClaimAsString("preferred_username")).isEqualTo(name);
        assertThat(token.getClaimAsString("role")).isEqualTo("attendee");
        assertThat(token.getId()).isNotEmpty();
        assertThat(token.getSubject()).isEqualTo(me(tokens.text("accessToken")).text("id"));
        assertThat(SignedJWT.parse(tokens.text("accessToken"))
                        .getHeader()
                        .getAlgorithm()
                        .getName())
                .isEqualTo("RS256");
    }

    @Test
    void publishesKeysThatMayBeCachedWithoutTheirPrivatePart() {
        client().get()
                .uri("/.well-known/jwks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("max-age=300", "public"))
                .expectBody()
                .jsonPath("$.keys.length()")
                .isEqualTo(1)
                .jsonPath("$.keys[0].kty")
                .isEqualTo("RSA")
                .jsonPath("$.keys[0].d")
                .doesNotExist();
    }

    @Test
    void keepsItsKeyWhenItStartsAgain() {
        String token = logIn(registered(), PASSWORD).text("accessToken");
        SpringApplication again = new SpringApplication(AccountServiceApplication.class);
        try (ConfigurableApplicationContext replica = again.run(
                "--spring.config.name=account-service",
                "--spring.application.name=account-service",
                "--server.port=0",
                "--stagedoor.database.host=" + database.host(),
                "--stagedoor.database.port=" + database.port(),
                "--stagedoor.database.name=" + database.name(),
                "--stagedoor.database.user=" + database.user(),
                "--stagedoor.database.password=" + database.password(),
                "--stagedoor.kafka.bootstrap-servers=" + TestInfra.bootstrapServers())) {
            int other = Objects.requireNonNull(((WebServerApplicationContext) replica).getWebServer())
                    .getPort();
            WebTestClient.bindToServer()
                    .baseUrl("http://127.0.0.1:" + other)
                    .responseTimeout(PATIENCE)
                    .build()
                    .get()
                    .uri("/api/users/me")
                    .headers(headers -> headers.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    @Test
    void answersAlikeForAnUnknownNameAndAWrongPassword() {
        Answer wrong = logIn(registered(), "not the password");
        Answer unknown = logIn(newName(), "not the password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("code")).isEqualTo("wrong_credentials");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(withoutTrace(unknown)).isEqualTo(withoutTrace(wrong));
    }

    private static String withoutTrace(Answer answer) {
        return answer.body().toString().replaceAll("\"traceId\":\"[^\"]*\"", "");
    }

    @Test
    void takesAsLongForAnUnknownNameAsForAWrongPassword() {
        List<Long> wrong = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            String name = registered();
            wrong.add(nanosToLogIn(name));
            unknown.add(nanosToLogIn(newName()));
        }
        // Without the hash for nobody the second takes about a tenth.
        assertThat((double) median(unknown)).isBetween(0.4 * median(wrong), 2.5 * median(wrong));
    }

    private long nanosToLogIn(String name) {
        long start = System.nanoTime();
        assertThat(logIn(name, "not the password").status()).isEqualTo(401);
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void makesAnAccountWaitAfterRepeatedFailuresAndThenLetsItsOwnerIn() {
        String name = registered();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(i % 2 == 0 ? name : name + "@example.org", "wrong " + i)
                            .status())
                    .isEqualTo(401);
        }
        Answer early = logIn(name, PASSWORD);
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.text("code")).isEqualTo("too_many_attempts");
        assertThat(early.http().getResponseHeaders().getFirst("Retry-After")).isNotNull();
        assertThat(logIn(registered(), PASSWORD).status()).isEqualTo(200);
        assertThat(statusWithin20Tries(name)).isEqualTo(200);
        // The failures are forgotten: one more does not make it wait again.
        assertThat(logIn(name, "wrong again").status()).isEqualTo(401);
        assertThat(logIn(name, PASSWORD).status()).isEqualTo(200);
    }

    private int statusWithin20Tries(String name) {
        int status = 429;
        for (int i = 0; i < 20 && status == 429; i++) {
            LockSupport.parkNanos(100_000_000);
            status = logIn(name, PASSWORD).status();
        }
        return status;
    }

    @Test
    void makesUnknownNamesWaitAsWell() {
        String name = newName();
        for (int i = 0; i < 5; i++) {
            assertThat(logIn(name, "wrong " + i).status()).isEqualTo(401);
        }
        assertThat(logIn(name, "wrong").status()).isEqualTo(429);
    }

    @Test
    void tradesARefreshTokenOnce() {
        Answer first = logIn(registered(), PASSWORD);
        Answer second = refresh(first.text("refreshToken"));
        assertThat(second.status()).isEqualTo(200);
        assertThat(me(second.text("accessToken")).status()).isEqualTo(200);
        Answer third = refresh(second.text("refreshToken"));
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void endsTheFamilyWhenATokenComesASecondTime() {
        Answer first = logIn(registered(), PASSWORD);
        Answer second = refresh(first.text("refreshToken"));
        Answer reuse = refresh(first.text("refreshToken"));
        assertThat(reuse.status()).isEqualTo(401);
        assertThat(reuse.text("code")).isEqualTo("invalid_refresh_token");
        assertThat(refresh(second.text("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void leavesTheUsersOtherSessionsAlone() {
        String name = registered();
        Answer stolen = logIn(name, PASSWORD);
        Answer other = logIn(name, PASSWORD);
        assertThat(refresh(stolen.text("refreshToken")).status()).isEqualTo(200);
        assertThat(refresh(stolen.text("refreshToken")).status()).isEqualTo(401);
        assertThat(refresh(other.text("refreshToken")).status()).isEqualTo(200);
    }

    @Test
    void tradesATokenForOneOfManyWhoPresentItAtOnce() {
        String token = logIn(registered(), PASSWORD).text("refreshToken");
        List<Integer> statuses = Race.run(16, _ -> refresh(token).status());
        assertThat(statuses).containsOnly(200, 401);
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
    }

    @Test
    void signsOutAsOftenAsAsked() {
        Answer tokens = logIn(registered(), PASSWORD);
        Map<String, String> body = Map.of("refreshToken", tokens.text("refreshToken"));
        assertThat(post("/api/auth/logout", body).status()).isEqualTo(204);
        assertThat(post("/api/auth/logout", body).status()).isEqualTo(204);
        assertThat(post("/api/auth/logout", Map.of("refreshToken", "unknown")).status())
                .isEqualTo(204);
        assertThat(refresh(tokens.text("refreshToken")).status()).isEqualTo(401);
    }

    @Test
    void storesNoTokenAndNoPassword() throws Exception {
        String token = logIn(registered(), PASSWORD).text("refreshToken");
        try (var connection = database.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT (SELECT string_agg(s::text, ' ') FROM sessions s), (SELECT string_agg(u::text, ' ') FROM users u)")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain(token);
            assertThat(rows.getString(2)).doesNotContain(PASSWORD).contains("$argon2id$v=19$m=19456,t=2,p=1$");
        }
    }

    @Test
    void countsWhatHappens() {
        client().get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .value(metrics -> assertThat(metrics).contains("stagedoor_accounts_refresh_reused_total"));
    }
}
