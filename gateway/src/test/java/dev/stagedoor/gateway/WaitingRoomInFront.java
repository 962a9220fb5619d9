package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.testsupport.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A waiting room and who comes to it; event-service is played, which only names it. */
abstract class WaitingRoomInFront extends GatewayInFront {
    static final JsonMapper JSON = new JsonMapper();
    static final String SECRET = "the gateways of these tests know it";

    final UUID event = UUID.randomUUID();
    final UUID buyer = UUID.randomUUID();

    @AfterEach
    void noRooms() {
        EVENT.waitingRooms("[]");
    }

    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode body() {
            return JSON.readTree(text);
        }

        @CanIgnoreReturnValue
        Answer expect(int wanted) {
            assertThat(status).as(text).isEqualTo(wanted);
            return this;
        }
    }

    /** Event-service names the room, and the gateway has heard of it. */
    void announce(Instant opening, int admissionsPerMinute) {
        EVENT.waitingRooms(JSON.writeValueAsString(List.of(Map.of(
                "eventId",
                event,
                "eventName",
                "Late <b>Show</b>",
                "joinableFrom",
                opening.minus(Duration.ofDays(1)).toString(),
                "opensAt",
                opening.toString(),
                "closesAt",
                opening.plus(Duration.ofDays(1)).toString(),
                "admissionsPerMinute",
                admissionsPerMinute))));
        await().atMost(PATIENCE).until(() -> {
            Answer answer = call(port, "GET", "/api/waiting-rooms/" + event, null);
            return answer.status() == 200
                    && answer.body().get("opensAt").asString().equals(opening.toString());
        });
    }

    Answer join(int gateway, UUID account) {
        return call(gateway, "POST", "/api/waiting-rooms/" + event + "/place", account);
    }

    Answer place(int gateway, UUID account) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event + "/place", account);
    }

    JsonNode admitted(UUID account) {
        return await().atMost(PATIENCE)
                .until(
                        () -> place(port, account).body(),
                        place -> place.path("state").asString("").equals("admitted"));
    }

    JsonNode room(int gateway) {
        return call(gateway, "GET", "/api/waiting-rooms/" + event, null)
                .expect(200)
                .body();
    }

    Answer book(UUID account, UUID wanted, @Nullable String admission) {
        return book(port, account, "{\"eventId\":\"" + wanted + "\"}", admission);
    }

    Answer book(UUID account, String body) {
        return book(port, account, body, null);
    }

    Answer book(int gateway, UUID account, String body, @Nullable String admission) {
        var request = client(gateway)
                .post()
                .uri("/api/bookings")
                .contentType(MediaType.APPLICATION_JSON)
                .header("Authorization", "Bearer " + TestTokens.attendee(account));
        if (admission != null) {
            request.header("Stagedoor-Admission", admission);
        }
        return answer(request.bodyValue(body));
    }

    Answer call(int gateway, String method, String path, @Nullable UUID account) {
        var request = client(gateway)
                .method(HttpMethod.valueOf(method))
                .uri(URI.create("http://127.0.0.1:" + gateway + path));
        if (account != null) {
            request.header("Authorization", "Bearer " + TestTokens.attendee(account));
        }
        return answer(request);
    }

    static Answer answer(WebTestClient.RequestHeadersSpec<?> request) {
        var result = request.exchange().expectBody(String.class).returnResult();
        String text = result.getResponseBody();
        return new Answer(result.getStatus().value(), result.getResponseHeaders(), text == null ? "" : text);
    }

    /** From an address of its own each time: what is tested here is not the limit of requests. */
    static WebTestClient client(int gateway) {
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + gateway)
                .responseTimeout(PATIENCE)
                .defaultHeader("X-Forwarded-For", newAddress())
                .build();
    }
}
