package dev.stagedoor.testsupport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fails a class of tests whose service gave an answer that its OpenAPI document does not tell of: a status, or one of the
 * headers that clients build upon.
 */
final class DocumentedAnswersListener extends AbstractTestExecutionListener {
    /** Listeners come in reverse order after a class: this one before that of {@code @DirtiesContext}, at 3000. */
    private static final int WHILE_THE_SERVICE_RUNS = 10_000;

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public int getOrder() {
        return WHILE_THE_SERVICE_RUNS;
    }

    @Override
    public void afterTestClass(TestContext test) throws IOException, InterruptedException {
        if (!test.hasApplicationContext()) {
            return;
        }
        ApplicationContext service = test.getApplicationContext();
        String port = service.getEnvironment().getProperty("local.server.port");
        if (port == null || !service.containsBean(StagedoorContextCustomizer.SEEN_ANSWERS)) {
            return;
        }
        Set<String> surprises = service.getBean(StagedoorContextCustomizer.SEEN_ANSWERS, SeenAnswers.class)
                .surprises(JSON.readTree(document(port)));
        if (!surprises.isEmpty()) {
            throw new AssertionError("not as the OpenAPI document says: " + String.join(", ", surprises));
        }
    }

    private static String document(String port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = URI.create("http://127.0.0.1:" + port + "/v3/api-docs");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
