package dev.stagedoor.account;

import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.StagedoorIT;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The started service, shared by the tests of this package. */
@StagedoorIT(
        service = "account-service",
        database = "account",
        properties = {"stagedoor.accounts.login.account-first-wait=1s"})
abstract class AccountService {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final String PASSWORD = "correct horse battery";

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

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
}
