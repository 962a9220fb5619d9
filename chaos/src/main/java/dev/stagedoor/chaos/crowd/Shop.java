package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The suite as its clients see it: HTTP at the gateway's address. */
public final class Shop implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whoever got no answer until then hangs up and asks again: a frozen process would keep them for longer. */
    private static final Duration ONE_ANSWER = Duration.ofSeconds(15);

    private final URI gateway;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    public Shop(URI gateway) {
        this.gateway = gateway;
    }

    public Reply get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send(request("GET", path, token, null, Map.of()));
    }

    Reply post(String path, @Nullable String token, Object body) throws IOException, InterruptedException {
        return post(path, token, body, Map.of());
    }

    Reply post(String path, @Nullable String token, Object body, Map<String, String> headers)
            throws IOException, InterruptedException {
        return send(request("POST", path, token, body, headers));
    }

    Reply put(String path, String token) throws IOException, InterruptedException {
        return send(request("PUT", path, token, null, Map.of()));
    }

    Reply delete(String path, String token) throws IOException, InterruptedException {
        return send(request("DELETE", path, token, null, Map.of()));
    }

    /** Asks, and hangs up a moment later whether or not there is an answer. */
    void postAndHangUp(String path, String token, Object body, Map<String, String> headers, Duration moment)
            throws InterruptedException {
        CompletableFuture<HttpResponse<Void>> asking =
                http.sendAsync(request("POST", path, token, body, headers), BodyHandlers.discarding());
        Thread.sleep(moment);
        // Closes the connection: the other side sees an end in the middle of its work.
        asking.cancel(true);
    }

    private HttpRequest request(
            String method, String path, @Nullable String token, @Nullable Object body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(ONE_ANSWER)
                .header("Accept", "application/json")
                .method(
                        method,
                        body == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return request.build();
    }

    private Reply send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Reply(
                request.method() + " " + request.uri().getPath(),
                response.statusCode(),
                json(response.body()),
                response.headers()
                        .firstValue("Retry-After")
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))));
    }

    private static JsonNode json(String body) {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
