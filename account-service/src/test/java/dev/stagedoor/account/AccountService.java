package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The started service, shared by the tests of this package. */
@StagedoorIT(
        service = "account-service",
        database = "account",
        properties = {
            "stagedoor.accounts.login.account-first-wait=1s",
            "stagedoor.accounts.erasure.watch-interval=200ms",
            "stagedoor.accounts.export.time-limit=5s"
        })
abstract class AccountService {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    /** The services that an export asks. */
    static final PartServer PARTS = new PartServer();

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry properties) {
        for (String service : new String[] {"bookings", "events", "notifications"}) {
            properties.add("stagedoor." + service + ".url", PARTS::url);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    Database database;

    /** Each test has its own, so that failed logins of one do not slow another. */
    String address = "";

    @BeforeEach
    void newAddress() {
        address = "198.18.0." + ADDRESSES.incrementAndGet();
    }

    /** An answer, read. */
    record Answer(int status, JsonNode body, EntityExchangeResult<byte[]> http) {
        String text(String field) {
            return body.path(field).asString();
        }

        String header(String name) {
            return String.valueOf(http.getResponseHeaders().getFirst(name));
        }

        @CanIgnoreReturnValue
        Answer expect(int expected, String code) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            assertThat(text("code")).isEqualTo(code);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            return this;
        }

        @CanIgnoreReturnValue
        Answer expect(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }
    }

    WebTestClient client() {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .defaultHeader("X-Forwarded-For", address)
                .build();
    }

    Answer post(String path, Object body) {
        return answer(client().post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body));
    }

    Answer me(String accessToken) {
        return answer(client().get().uri("/api/users/me").headers(headers -> headers.setBearerAuth(accessToken)));
    }

    Answer get(String path) {
        return answer(client().get().uri(path));
    }

    Answer get(String path, String accessToken) {
        return answer(client().get().uri(path).headers(headers -> headers.setBearerAuth(accessToken)));
    }

    Answer post(String path, String accessToken) {
        return answer(client().post().uri(path).headers(headers -> headers.setBearerAuth(accessToken)));
    }

    /** Sends {@code body} to the caller's own account. */
    Answer own(HttpMethod method, String accessToken, @Nullable String ifMatch, @Nullable Map<String, ?> body) {
        var request = client().method(method).uri("/api/users/me").headers(headers -> {
            headers.setBearerAuth(accessToken);
            if (ifMatch != null) {
                headers.setIfMatch(ifMatch);
            }
        });
        return answer(
                body == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body));
    }

    private static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody().returnResult();
        byte[] body = Objects.requireNonNullElse(result.getResponseBody(), new byte[0]);
        return new Answer(result.getStatus().value(), body.length == 0 ? JSON.nullNode() : JSON.readTree(body), result);
    }

    static String newName() {
        return "u" + UUID.randomUUID().toString().substring(0, 18);
    }

    static Map<String, Object> registration(String name) {
        return new HashMap<>(
                Map.of("username", name, "email", name + "@example.org", "password", PASSWORD, "role", "attendee"));
    }

    /** Registers somebody, and says under what name. */
    String registered() {
        String name = newName();
        Answer answer = post("/api/auth/register", registration(name));
        if (answer.status() != 201) {
            throw new AssertionError("registered with " + answer);
        }
        return name;
    }

    Answer logIn(String name, String password) {
        return post("/api/auth/login", Map.of("username", name, "password", password));
    }

    Answer refresh(String refreshToken) {
        return post("/api/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    /** Somebody who is registered and signed in. */
    record Member(UUID id, String name, Answer tokens) {
        String access() {
            return tokens.text("accessToken");
        }

        String email() {
            return name + "@example.org";
        }
    }

    Member member() {
        String name = newName();
        UUID id = UUID.fromString(
                post("/api/auth/register", registration(name)).expect(201).text("id"));
        return new Member(id, name, logIn(name, PASSWORD).expect(200));
    }

    /** The newest of so many mails of this kind to the user. */
    static JsonNode mail(UUID userId, String kind, int number) {
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            return messages.await(
                            Topics.PRIVATE_MAIL,
                            number,
                            message -> message.key().equals(userId)
                                    && message.type().equals(kind),
                            PATIENCE)
                    .get(number - 1)
                    .data();
        }
    }

    void sql(String statement) {
        assertThat(run(statement)).isPositive();
    }

    /** Runs a statement and says how many rows it changed. */
    @CanIgnoreReturnValue
    int run(String statement) {
        try (var connection = database.connect();
                var prepared = connection.createStatement()) {
            return prepared.executeUpdate(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
