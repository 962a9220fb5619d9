package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.reactive.HandlerMapping;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeenAnswersTest {
    private static final JsonNode DOCUMENT = new JsonMapper().readTree("""
            {"paths": {"/api/things/{id}": {
                "get": {"responses": {"200": {"headers": {"ETag": {}}}, "404": {}}},
                "post": {"responses": {"201": {"headers": {"Location": {}}}}}}}}
            """);

    private final SeenAnswers seen = new SeenAnswers();

    private void answer(HttpMethod method, String pattern, HttpStatus status, String... headers) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.method(method, "/api/things/7"));
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        StepVerifier.create(seen.filter(exchange, answered -> {
                    answered.getResponse().setStatusCode(status);
                    for (String header : headers) {
                        answered.getResponse().getHeaders().set(header, "x");
                    }
                    return answered.getResponse().setComplete();
                }))
                .verifyComplete();
    }

    @Test
    void tellsOfStatusesAndHeadersThatAreNotDocumented() {
        answer(HttpMethod.GET, "/api/things/{id}", HttpStatus.OK, "ETag");
        answer(HttpMethod.HEAD, "/api/things/{id}", HttpStatus.NOT_FOUND);
        answer(HttpMethod.POST, "/api/things/{id}", HttpStatus.CREATED, "Location");
        answer(HttpMethod.GET, "/somewhere/else", HttpStatus.GONE);
        assertThat(seen.surprises(DOCUMENT)).isEmpty();
        answer(HttpMethod.GET, "/api/things/{id}", HttpStatus.CONFLICT);
        answer(HttpMethod.GET, "/api/things/{id}", HttpStatus.NOT_FOUND, "Retry-After");
        answer(HttpMethod.POST, "/api/things/{id}", HttpStatus.CREATED);
        assertThat(seen.surprises(DOCUMENT))
                .containsExactly(
                        "get /api/things/{id} 404 with Retry-After",
                        "get /api/things/{id} 409",
                        "post /api/things/{id} 201 without Location");
    }
}
