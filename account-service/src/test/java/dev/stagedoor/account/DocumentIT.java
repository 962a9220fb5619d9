package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DocumentIT extends AccountService {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            get    | /api/users/me                     | 200 401                         | signed in
            patch  | /api/users/me                     | 200 401 403 409 412 422 428 429 | signed in
            delete | /api/users/me                     | 202 401 403 412 422 429         | signed in
            get    | /api/users/me/export              | 200 401 503                     | signed in
            get    | /api/erasures/{id}                | 200 404                         | public
            post   | /api/auth/register                | 201 409 422                     | public
            post   | /api/auth/confirm-email           | 204 410 422                     | public
            post   | /api/auth/confirm-email/request   | 202 401 409 429                 | signed in
            post   | /api/auth/password-reset/request  | 202 422 429                     | public
            post   | /api/auth/password-reset          | 204 410 422                     | public
            """)
    void tellsWhatEachEndpointAnswersAndWhoMayCallIt(String method, String path, String statuses, String who) {
        JsonNode operation =
                get("/v3/api-docs").expect(200).body().path("paths").path(path).path(method);
        assertThat(operation.path("summary").asString()).isNotEmpty();
        assertThat(operation.path("responses").propertyNames()).containsExactlyInAnyOrder(statuses.split(" "));
        operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().charAt(0) >= '4')
                .forEach(answer -> assertThat(answer.getValue().path("content").propertyNames())
                        .containsExactly("application/problem+json"));
        // An empty list takes back what the document asks for everywhere.
        assertThat(operation.has("security")).isEqualTo(who.equals("public"));
        List<String> parameters = operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
        assertThat(parameters).isSubsetOf("If-Match", "id");
    }
}
