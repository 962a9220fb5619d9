package dev.stagedoor.suite.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a suite as a client does. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Http() {}

    static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(url, null);
    }

    static HttpResponse<String> post(String url, String json) throws IOException, InterruptedException {
        return send(url, json);
    }

    static JsonNode json(String url) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(url).body());
    }

    private static HttpResponse<String> send(String url, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
        if (json != null) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
