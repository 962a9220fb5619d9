package dev.stagedoor.event;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.ContactChanged;
import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestMessages;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
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
@StagedoorIT(
        service = "event-service",
        database = "event",
        properties = {
            "stagedoor.public-url=https://tickets.example",
            "stagedoor.live.keep-alive=1s",
            "stagedoor.live.watchers=20"
        })
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
    /** A signature takes longer than many an answer. */
    private final Map<UUID, String> tokens = new ConcurrentHashMap<>();

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
            request.header("Authorization", "Bearer " + tokens.computeIfAbsent(who, TestTokens::organizer));
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

    /** A private event that is published. */
    UUID secret() {
        Map<String, Object> form = new HashMap<>(event("Private view", type("Floor", 10)));
        form.put("visibility", "private");
        UUID id = post("/api/events", form).expect(201).id();
        post("/api/events/" + id + "/publish", "").expect(200);
        return id;
    }

    /** Account-service tells of a user with a confirmed address, and the directory has heard of it. Returns the name. */
    @CanIgnoreReturnValue
    String known(UUID userId, String email) {
        return known(userId, email, true);
    }

    @CanIgnoreReturnValue
    String known(UUID userId, String email, boolean confirmed) {
        String username = "u" + userId.toString().replace("-", "").substring(4, 30);
        var unused = messages.send(Topics.CONTACTS, userId, new ContactChanged(userId, username, email, confirmed));
        awaitPeople("user_id = :user AND (email_key IS NOT NULL) = " + confirmed, userId, 1);
        return username;
    }

    void awaitPerson(UUID userId, long rows) {
        awaitPeople("user_id = :user", userId, rows);
    }

    private void awaitPeople(String condition, UUID userId, long rows) {
        var unused = database.sql("SELECT count(*) AS n FROM people WHERE " + condition)
                .bind("user", userId)
                .map(row -> java.util.Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .filter(n -> n == rows)
                .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20)))
                .block(PATIENCE);
    }

    static String anAddress() {
        return "a" + UUID.randomUUID() + "@example.org";
    }

    UUID published(int capacity) {
        UUID id = post("/api/events", event("Gala", type("Floor", capacity)))
                .expect(201)
                .id();
        post("/api/events/" + id + "/publish", "").expect(200);
        return id;
    }

    UUID typeOf(UUID eventId) {
        return UUID.fromString(
                get("/api/events/" + eventId).body().at("/ticketTypes/0/id").asString());
    }

    /** An event that is over, published by an import, which alone can do that. */
    UUID past() {
        return UUID.fromString(post(
                        "/api/events/import?publish=true",
                        List.of(Map.of(
                                "name",
                                "Past",
                                "startsAt",
                                "2020-05-17T19:30:00Z",
                                "ticketTypes",
                                List.of(type("Floor", 1)))))
                .expect(200)
                .body()
                .at("/rows/0/id")
                .asString());
    }

    static Predicate<Message> of(UUID eventId) {
        return message -> message.key().equals(eventId);
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
