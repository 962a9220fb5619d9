package dev.stagedoor.suite.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A client of the gateway, as any integrator would write one: plain HTTP/1.1, and patient when told to slow down. */
final class Client implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration ONE_ANSWER = Duration.ofSeconds(60);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    /** Each time as long as the gateway asks for, so this bounds a minute or so. */
    private static final int MAX_TRIES = 60;

    private static final long DEFAULT_WAIT_SECONDS = 1;

    private final String gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Client(String gateway) {
        this.gateway = gateway;
    }

    Answer get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send("GET", path, token, null, Map.of());
    }

    Answer post(String path, @Nullable String token, @Nullable Object body) throws IOException, InterruptedException {
        return send("POST", path, token, body, Map.of());
    }

    Answer put(String path, @Nullable String token) throws IOException, InterruptedException {
        return send("PUT", path, token, null, Map.of());
    }

    /** With a fresh idempotency key, and as patient as the interface lets a client be. */
    Answer book(String token, String eventId, String ticketTypeId, int quantity)
            throws IOException, InterruptedException {
        Map<String, Object> item = Map.of("ticketTypeId", ticketTypeId, "quantity", quantity);
        Map<String, Object> body = Map.of("eventId", eventId, "items", java.util.List.of(item));
        return send(
                "POST",
                "/api/bookings",
                token,
                body,
                Map.of("Idempotency-Key", UUID.randomUUID().toString(), "Prefer", "wait=30"));
    }

    /** Pays with a fresh idempotency key. */
    Answer pay(String token, String bookingId, String card) throws IOException, InterruptedException {
        return send(
                "POST",
                "/api/bookings/" + bookingId + "/payment",
                token,
                Map.of("method", "simulated", "token", card),
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private Answer send(
            String method, String path, @Nullable String token, @Nullable Object body, Map<String, String> more)
            throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>(more);
        headers.put("Accept", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(ONE_ANSWER)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        HttpResponse<String> response = patiently(request.build());
        return new Answer(method + " " + path, response.statusCode(), response.body(), json(response.body()));
    }

    private HttpResponse<String> patiently(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        for (int tries = 1; tries < MAX_TRIES && isToWait(response); tries++) {
            Thread.sleep(Duration.ofSeconds(
                    response.headers().firstValueAsLong("Retry-After").orElse(DEFAULT_WAIT_SECONDS)));
            response = http.send(request, HttpResponse.BodyHandlers.ofString());
        }
        return response;
    }

    /** Too fast, or for an event that was published a moment ago and is still on its way. Anything else is an answer. */
    private static boolean isToWait(HttpResponse<String> response) {
        return response.statusCode() == TOO_MANY_REQUESTS
                || (response.statusCode() == UNAVAILABLE && response.body().contains("\"event_not_ready\""));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
