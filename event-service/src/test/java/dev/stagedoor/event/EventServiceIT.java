package dev.stagedoor.event;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestMessages;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a real database and broker, and how tests talk to it. */
@StagedoorIT(service = "event-service", database = "event")
abstract class EventServiceIT {
    /** Longer than any answer takes, even while other builds run. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int LARGE_ANSWER = 16 * 1024 * 1024;

    @LocalServerPort
    int port;

    @Value("${stagedoor.kafka.bootstrap-servers}")
    String bootstrapServers = "";

    @Autowired
    DatabaseClient database;

    @Autowired
    JsonMapper json;

    final UUID organizer = UUID.randomUUID();
    final UUID stranger = UUID.randomUUID();
    WebTestClient client;
    TestMessages messages;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGE_ANSWER))
                .build();
        messages = new TestMessages(bootstrapServers);
    }

    @AfterEach
    void disconnect() {
        messages.close();
    }

    /** What the service answered. */
    record Answer(int status, @Nullable String etag, JsonNode body) {
        UUID id() {
            return UUID.fromString(body.get("id").asString());
        }

        String code() {
            return body.path("code").asString("");
        }

        @CanIgnoreReturnValue
        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("wanted " + wanted + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    /** Sends a request as an organizer ({@code who}), or without a token. */
    Answer call(String method, String path, @Nullable UUID who, @Nullable Object body, Map<String, String> headers) {
        var request = client.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path));
        if (who != null) {
            request.header("Authorization", "Bearer " + TestTokens.organizer(who));
        }
        headers.forEach(request::header);
        if (body != null) {
            if (!headers.containsKey("Content-Type")) {
                request.contentType(MediaType.APPLICATION_JSON);
            }
            request.bodyValue(body instanceof byte[] || body instanceof String ? body : json.writeValueAsString(body));
        }
        var result = request.exchange().expectBody(byte[].class).returnResult();
        byte[] bytes = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders().getETag(),
                bytes == null || bytes.length == 0 ? json.missingNode() : json.readTree(bytes));
    }

    Answer post(String path, Object body) {
        return call("POST", path, organizer, body, Map.of());
    }

    Answer get(String path) {
        return call("GET", path, organizer, null, Map.of());
    }

    Answer put(String path, Object body, String ifMatch) {
        return call("PUT", path, organizer, body, Map.of("If-Match", ifMatch));
    }

    static Map<String, Object> type(String name, int capacity) {
        return Map.of("name", name, "price", Map.of("amount", 2500, "currency", "EUR"), "capacity", capacity);
    }

    static Map<String, Object> event(String name, Object... ticketTypes) {
        return Map.of(
                "name", name,
                "timezone", "Europe/Oslo",
                "startsAt", "2090-05-17T19:30:00Z",
                "endsAt", "2090-05-17T21:30:00Z",
                "ticketTypes", ticketTypes);
    }
}
