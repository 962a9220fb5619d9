package dev.stagedoor.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.StagedoorIT;
import dev.stagedoor.testsupport.TestTokens;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every service promises at its edge, tried on the smallest one. */
@StagedoorIT(service = "sample-service", classes = SampleService.class)
@ExtendWith(OutputCaptureExtension.class)
class SampleServiceIT {
    private final UUID user = UUID.randomUUID();

    @LocalServerPort
    private int port;

    private WebTestClient client = WebTestClient.bindToServer().build();

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    private ResponseSpec post(String body) {
        return client.post()
                .uri("/public/items")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(String path, String token) {
        return client.get().uri(path).headers(h -> h.setBearerAuth(token)).exchange();
    }

    private static void expectProblem(ResponseSpec answer, int status, String code) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(status)
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.type")
                .isEqualTo("urn:stagedoor:problem:" + code)
                .jsonPath("$.title")
                .isNotEmpty()
                .jsonPath("$.detail")
                .isNotEmpty()
                .jsonPath("$.instance")
                .isNotEmpty()
                .jsonPath("$.traceId")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{\"name\":\"a\",\"quantity\":\"5\"}",
                "{\"name\":\"a\",\"quantity\":1.5}",
                "{\"name\":\"a\",\"quantity\":null}",
                "{\"name\":7,\"quantity\":1}",
                "{\"name\":{\"x\":1},\"quantity\":1}",
                "{\"name\":\"a\",\"quantity\":99999999999}",
                "{\"name\":\"a\",\"quantity\":1,\"colour\":\"plaid\"}",
                "{\"name\":\"a\",\"quantity\":1} trailing"
            })
    void answersWhatCannotBeReadWith400(String body) {
        expectProblem(post(body), 400, "malformed_request");
    }

    @Test
    void namesTheFieldOfAWrongType() {
        post("{\"name\":\"a\",\"quantity\":\"5\"}")
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("quantity");
    }

    @Test
    void answersInvalidValuesWith422AndAllFieldsAtOnce() {
        ResponseSpec answer = post("{\"name\":\" \",\"quantity\":0}");
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("invalid_values")
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
    }

    @Test
    void readsAndWritesEnumsInLowerCase() {
        post("{\"name\":\"a\",\"quantity\":1,\"colour\":\"green\"}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.colour")
                .isEqualTo("green");
    }

    @Test
    void answersABodyThatIsTooLargeWith413() {
        expectProblem(post("{\"name\":\"" + "x".repeat(5_000) + "\",\"quantity\":1}"), 413, "too_large");
    }

    @Test
    void answersAnUnknownMediaTypeWith415() {
        expectProblem(
                client.post()
                        .uri("/public/items")
                        .contentType(MediaType.TEXT_PLAIN)
                        .bodyValue("x")
                        .exchange(),
                415,
                "unsupported_media_type");
    }

    @Test
    void answersAWrongMethodWith405AndTheRightOnes() {
        ResponseSpec answer =
                client.method(HttpMethod.DELETE).uri("/public/items").exchange();
        answer.expectHeader().valueEquals("Allow", "POST");
        expectProblem(answer, 405, "method_not_allowed");
    }

    @Test
    void answersAnIdThatIsNoneWith400AndAnUnknownAddressWith404() {
        expectProblem(get("/public/items/not-an-id", TestTokens.attendee(user)), 400, "malformed_request");
        expectProblem(client.get().uri("/public/nothing").exchange(), 404, "not_found");
    }

    @Test
    void answersWithWhatADomainRefusalSays() {
        ResponseSpec answer = client.get().uri("/public/conflict").exchange();
        answer.expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("seats_unavailable")
                .jsonPath("$.left")
                .isEqualTo(0);
    }

    @Test
    void answersAnOutageWith503AndWhenToTryAgain() {
        ResponseSpec answer = client.get().uri("/public/outage").exchange();
        answer.expectHeader().exists("Retry-After");
        expectProblem(answer, 503, "unavailable");
    }

    @Test
    void logsAFailureUnderTheTraceThatTheAnswerNames(CapturedOutput output) {
        JsonNode answer = JsonMapper.shared()
                .readTree(client.get()
                        .uri("/public/bug")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody());
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("GET /public/bug failed"))
                .anyMatch(line -> line.contains(answer.get("traceId").asString()));
    }

    @Test
    void showsNothingOfTheInsideWhenItFails() {
        byte[] body = client.get()
                .uri("/public/bug")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(new String(body == null ? new byte[0] : body, java.nio.charset.StandardCharsets.UTF_8))
                .contains("internal_error")
                .doesNotContain("secret inside", "Exception");
    }

    @ParameterizedTest
    @CsvSource({"page=0", "page=x", "limit=0", "limit=101", "limit=-1", "page=99999999999"})
    void answersAPageOutOfRangeWith422(String query) {
        expectProblem(client.get().uri("/public/pages?" + query).exchange(), 422, "invalid_values");
    }

    @Test
    void refusesToSortAListThatHasOneOrder() {
        expectProblem(client.get().uri("/public/unsorted?sortBy=name").exchange(), 422, "invalid_values");
        expectProblem(client.get().uri("/public/unsorted?order=asc").exchange(), 422, "invalid_values");
        client.get()
                .uri("/public/unsorted?page=3")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.page")
                .isEqualTo(3);
    }

    @Test
    void linksThePagesAround() {
        client.get()
                .uri(URI.create("http://localhost:" + port + "/public/pages?page=2&limit=10&search=a%20b"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .values(
                        "Link",
                        links -> assertThat(List.of(links.getFirst().split(", ")))
                                .containsExactly(
                                        "</public/pages?limit=10&search=a%20b&page=1>; rel=\"first\"",
                                        "</public/pages?limit=10&search=a%20b&page=1>; rel=\"prev\"",
                                        "</public/pages?limit=10&search=a%20b&page=3>; rel=\"next\"",
                                        "</public/pages?limit=10&search=a%20b&page=3>; rel=\"last\""))
                .expectBody()
                .jsonPath("$.total")
                .isEqualTo(25);
    }

    @Test
    void knowsItsCallerByTheToken() {
        get("/me", TestTokens.organizer(user))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.userId")
                .isEqualTo(user.toString())
                .jsonPath("$.role")
                .isEqualTo("organizer");
    }

    @Test
    void refusesWhoeverHasNoValidToken() {
        ResponseSpec none = client.get().uri("/me").exchange();
        none.expectHeader().valueEquals("WWW-Authenticate", "Bearer");
        expectProblem(none, 401, "unauthorized");
        expectProblem(get("/me", "not.a.token"), 401, "invalid_token");
        expectProblem(get("/me", TestTokens.forged(user, TestTokens.Role.ATTENDEE)), 401, "invalid_token");
        String expired = TestTokens.token(user, TestTokens.Role.ATTENDEE, Duration.ofMinutes(-5));
        expectProblem(get("/me", expired), 401, "invalid_token");
    }

    @Test
    void refusesWhoeverHasNotTheRole() {
        expectProblem(get("/organizers/only", TestTokens.attendee(user)), 403, "forbidden");
        get("/organizers/only", TestTokens.organizer(user)).expectStatus().isOk();
    }

    @Test
    void answersHeadWithoutATokenWhereGetNeedsNone() {
        client.get().uri("/readable").exchange().expectStatus().isOk();
        client.head()
                .uri("/readable")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .isEmpty();
        client.head().uri("/me").exchange().expectStatus().isUnauthorized();
        client.post().uri("/readable").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void takesCallersWithAndWithoutTokenWhereBothMayCome() {
        client.get()
                .uri("/public/whoever")
                .exchange()
                .expectBody()
                .jsonPath("$.known")
                .isEqualTo(false);
        get("/public/whoever", TestTokens.attendee(user))
                .expectBody()
                .jsonPath("$.known")
                .isEqualTo(true);
    }

    @Test
    void showsHealthAndMetricsToOperators() {
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();
        client.get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text -> assertThat(text).contains("service=\"sample-service\""));
    }
}
