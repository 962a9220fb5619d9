package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.testsupport.TestTokens.Role;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;

/** What clients may send, and how much of it. */
class ClientsIT extends GatewayInFront {
    private static final int BURST = 30;

    @Test
    void passesRequestsOnWithoutAToken() {
        client().get()
                .uri("/api/events")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Saw-Authorization", "none");
    }

    @Test
    void passesAValidTokenOn() {
        String token = "Bearer " + TestTokens.attendee(UUID.randomUUID());
        client().get()
                .uri("/api/users/me")
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Saw-Authorization", token);
    }

    @Test
    void refusesTokensThatAreNotValid() {
        UUID user = UUID.randomUUID();
        for (String token : List.of(
                "rubbish",
                "a.b.c",
                TestTokens.forged(user, Role.ATTENDEE),
                TestTokens.token(user, Role.ATTENDEE, Duration.ofMinutes(-5)))) {
            int before = ACCOUNT.calls();
            client().get()
                    .uri("/api/users/me")
                    .header("Authorization", "Bearer " + token)
                    .exchange()
                    .expectHeader()
                    .exists("WWW-Authenticate")
                    .expectBody()
                    .consumeWith(problem(401, "invalid_token"));
            assertThat(ACCOUNT.calls()).isEqualTo(before);
        }
    }

    @Test
    void limitsOneUserAndNotAnother() {
        String greedy = "Bearer " + TestTokens.attendee(UUID.randomUUID());
        String modest = "Bearer " + TestTokens.attendee(UUID.randomUUID());
        assertThat(refusedOf(3 * BURST, greedy)).isBetween(BURST, 2 * BURST);
        assertThat(refusedOf(5, modest)).isZero();
    }

    @Test
    void limitsOneAddressAndNotAnother() {
        assertThat(refusedOf(2 * BURST, "none")).isPositive();
        address = newAddress();
        assertThat(refusedOf(5, "none")).isZero();
    }

    @Test
    void countsInvalidTokensForTheAddress() {
        int limited = 0;
        for (int i = 0; i < 2 * BURST; i++) {
            var status = client().get()
                    .uri("/api/events")
                    .header("Authorization", "Bearer rubbish")
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getStatus();
            limited += status.value() == 429 ? 1 : 0;
        }
        assertThat(limited).isPositive();
    }

    private int refusedOf(int requests, String authorization) {
        int refused = 0;
        for (int i = 0; i < requests; i++) {
            var answer = client().get()
                    .uri("/api/events")
                    .header("Authorization", authorization)
                    .exchange()
                    .expectHeader()
                    .exists("RateLimit-Policy")
                    .expectBody()
                    .returnResult();
            if (answer.getStatus().value() == 429) {
                refused++;
                problem(429, "rate_limited").accept(answer);
                assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
            }
        }
        return refused;
    }

    @Test
    void keepsTheClientsRequestIdAndMakesOneWhereThereIsNone() {
        client().get()
                .uri("/api/events")
                .header("X-Request-Id", "mine-1")
                .exchange()
                .expectHeader()
                .valueEquals("X-Request-Id", "mine-1")
                .expectHeader()
                .valueEquals("X-Saw-Request-Id", "mine-1");
        var made = client().get().uri("/api/events").exchange().expectBody().returnResult();
        String id = made.getResponseHeaders().getFirst("X-Request-Id");
        assertThat(id).hasSize(36).isEqualTo(made.getResponseHeaders().getFirst("X-Saw-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>",
                "a b",
                "${jndi:x}",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void replacesRequestIdsThatAreNotSane(String id) {
        var answer = client().get()
                .uri("/api/nothing")
                .header("X-Request-Id", id)
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answer.getResponseHeaders().getFirst("X-Request-Id")).hasSize(36);
    }

    @Test
    void tellsServicesTheAddressThatTheTrustedProxySaw() {
        client().get()
                .uri("/api/events")
                .headers(headers -> headers.set("X-Forwarded-For", "10.9.8.7, 203.0.113.5"))
                .exchange()
                .expectHeader()
                .valueEquals("X-Saw-Forwarded-For", "203.0.113.5");
    }

    @Test
    void letsAPageOnThisMachineCall() {
        client().options()
                .uri("/api/bookings")
                .header("Origin", "http://localhost:5173")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,idempotency-key")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "http://localhost:5173")
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Credentials");
    }

    @Test
    void letsThePageReadWhyItWasRefused() {
        client().get()
                .uri("/api/users/me")
                .header("Origin", "http://localhost:5173")
                .header("Authorization", "Bearer rubbish")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueEquals("Access-Control-Allow-Origin", "http://localhost:5173");
    }

    @Test
    void refusesPagesFromElsewhere() {
        client().options()
                .uri("/api/bookings")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        client().post()
                .uri("/api/events")
                .bodyValue(new byte[64 * 1024 + 1])
                .exchange()
                .expectBody()
                .consumeWith(problem(413, "too_large"));
        client().post()
                .uri("/api/events")
                .bodyValue(new byte[64 * 1024])
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void refusesBodiesThatTurnOutTooLarge() {
        var chunks = Flux.range(0, 65).map(_ -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[1024]));
        client().post()
                .uri("/api/events")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(chunks, DataBuffer.class)
                .exchange()
                .expectBody()
                .consumeWith(problem(413, "too_large"));
        assertThat(breakers.circuitBreaker("event").getMetrics().getNumberOfFailedCalls())
                .isZero();
    }

    @Test
    void letsAnImportBeLarger() {
        client().post()
                .uri("/api/events/import")
                .bodyValue(new byte[1024 * 1024])
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void sendsSecurityHeaders() {
        for (String path : List.of("/api/events", "/api/nothing")) {
            client().get()
                    .uri(path)
                    .exchange()
                    .expectHeader()
                    .valueEquals("X-Content-Type-Options", "nosniff")
                    .expectHeader()
                    .valueEquals("X-Frame-Options", "DENY")
                    .expectHeader()
                    .valueEquals("Referrer-Policy", "no-referrer")
                    .expectHeader()
                    .exists("Content-Security-Policy");
        }
    }

    @Test
    void compressesLongAnswersOnly() {
        assertThat(encodingOf("a".repeat(10_000))).isEqualTo("gzip");
        assertThat(encodingOf("short")).isEqualTo("none");
    }

    /** Asks with a client that leaves the encoding alone. */
    private String encodingOf(String text) {
        var answer = HttpClient.create()
                .headers(headers -> headers.set("Accept-Encoding", "gzip").set("X-Forwarded-For", address))
                .post()
                .uri("http://127.0.0.1:" + port + "/api/events")
                .send(ByteBufFlux.fromString(Mono.just(text)))
                .response()
                .block(PATIENCE);
        return answer == null ? "no answer" : answer.responseHeaders().get("Content-Encoding", "none");
    }

    @Test
    void answersEveryRequestOfAConnectionHoweverFastTheyCome() throws Exception {
        EVENT.answerAfter(Duration.ofMillis(200));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            // The second arrives while the first is under way, and is answered at once when its turn comes.
            send(socket, get("/api/events") + get("/api/nothing"));
            assertThat(statusLinesOf(socket, 2)).endsWith("HTTP/1.1 404 Not Found");
            send(socket, get("/api/nothing"));
            assertThat(statusLinesOf(socket, 1)).containsExactly("HTTP/1.1 404 Not Found");
        }
    }

    private String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + address + "\r\n\r\n";
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /** Reads until so many answers have begun; the connection stays open. */
    private static List<String> statusLinesOf(Socket socket, int answers) throws IOException {
        StringBuilder seen = new StringBuilder();
        List<String> found = new ArrayList<>();
        while (found.size() < answers) {
            int read = socket.getInputStream().read();
            assertThat(read).as("the connection was closed after %s", seen).isNotNegative();
            seen.append((char) read);
            if (read == '\n') {
                int start = seen.indexOf("HTTP/1.1 ");
                if (start >= 0) {
                    found.add(seen.substring(start).strip());
                }
                seen.setLength(0);
            }
        }
        return found;
    }
}
