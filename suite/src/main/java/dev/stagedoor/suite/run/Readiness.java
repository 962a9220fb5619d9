package dev.stagedoor.suite.run;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Waits until every service says that it is ready and the gateway's routes lead to them. */
final class Readiness {
    /** The contexts are up by now; what is left is the first connection of each route, on a slow machine. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final Clock clock;

    Readiness(Clock clock) {
        this.clock = clock;
    }

    void await(ServiceArguments services, String gateway) throws IOException, InterruptedException {
        Instant deadline = clock.instant().plus(LIMIT);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (SuiteService service : SuiteService.values()) {
                await(client, services.management(service) + "/actuator/health/readiness", deadline);
            }
            await(client, gateway + "/.well-known/jwks.json", deadline);
            await(client, gateway + "/api/events?limit=1", deadline);
        }
    }

    private void await(HttpClient client, String url, Instant deadline) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(ONE_ANSWER).build();
        String last = "";
        while (clock.instant().isBefore(deadline)) {
            last = ask(client, request);
            if (last.isEmpty()) {
                return;
            }
            Thread.sleep(BETWEEN);
        }
        throw new IOException(url + " did not answer with 200 within " + LIMIT.toSeconds() + " s; last: " + last);
    }

    /** What it answered instead of 200; empty when it is fine. */
    private static String ask(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? "" : answer.statusCode() + " " + answer.body();
        } catch (ConnectException | HttpTimeoutException e) {
            return e.toString();
        }
    }
}
