package dev.stagedoor.systemtests;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.systemtests.document.ApiDocuments;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that knows nothing but the address of the gateway and, perhaps, a token. */
final class GatewayClient {
    private static final JsonMapper JSON = new JsonMapper();

    /** Above the longest wait that a client may ask the server for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final List<String> SERVICES =
            List.of("gateway", "account", "event", "booking", "ticket", "notification");

    private final HttpClient http;
    private final URI gateway;
    private final @Nullable String token;

    /** What came back; {@code body} is missing where it is no JSON. */
    record Answer(int status, HttpHeaders headers, String text) {
        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (JacksonException _) {
                return JSON.missingNode();
            }
        }

        String contentType() {
            return headers.firstValue("content-type").orElse("");
        }

        boolean isProblem() {
            return contentType().startsWith("application/problem+json")
                    && body().path("status").asInt() == status
                    && !body().path("code").asString("").isEmpty();
        }

        /** This answer, which must have {@code expected} as its status. */
        @CanIgnoreReturnValue
        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("wanted " + expected + ", got " + status + ": " + text);
            }
            return this;
        }
    }

    private GatewayClient(HttpClient http, URI gateway, @Nullable String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    static GatewayClient of(URI gateway) {
        return new GatewayClient(HttpClient.newHttpClient(), gateway, null);
    }

    GatewayClient withToken(String accessToken) {
        return new GatewayClient(http, gateway, accessToken);
    }

    /** What the suite says that it does. */
    ApiDocuments documents() {
        return new ApiDocuments(SERVICES.stream()
                .collect(Collectors.toMap(
                        service -> service,
                        service -> get("/v3/api-docs/" + service).expect(200).body())));
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    Answer post(String path, Object body, String... headers) {
        return send("POST", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), headers);
    }

    Answer put(String path, Object body, String... headers) {
        return send("PUT", path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)), headers);
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .method(method, body)
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            // The request's own timeout ends with the headers; a stream may go on for ever.
            var response = http.sendAsync(request.build(), BodyHandlers.ofString())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path + " was interrupted", e);
        }
    }
}
