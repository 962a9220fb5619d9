package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistrationIT extends AccountService {

    @Test
    void makesAnAccountAndAnnouncesIt() {
        String name = newName();
        Answer answer = post("/api/auth/register", registration(name));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.http().getResponseHeaders().getFirst("Location")).isEqualTo("/api/users/me");
        assertThat(answer.text("username")).isEqualTo(name);
        assertThat(answer.text("email")).isEqualTo(name + "@example.org");
        assertThat(answer.text("role")).isEqualTo("attendee");
        assertThat(answer.text("createdAt")).isNotEmpty();
        assertThat(answer.body().toString()).doesNotContain("password").doesNotContain("argon2");
        UUID id = UUID.fromString(answer.text("id"));
        assertThat(id.version()).isEqualTo(7);
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            var registered = messages.await(
                            Topics.ACCOUNTS, 1, message -> message.key().equals(id), PATIENCE)
                    .getFirst();
            assertThat(registered.type()).isEqualTo("stagedoor.account.registered.v1");
            assertThat(registered.data().path("role").asString()).isEqualTo("attendee");
            assertThat(registered.data().toString()).doesNotContain(name);
            var contact = messages.await(
                            Topics.CONTACTS, 1, message -> message.key().equals(id), PATIENCE)
                    .getFirst();
            assertThat(contact.data().path("email").asString()).isEqualTo(name + "@example.org");
            assertThat(contact.data().path("username").asString()).isEqualTo(name);
            assertThat(contact.data().path("emailConfirmed").asBoolean(true)).isFalse();
        }
    }

    @Test
    void refusesANameOrAddressThatIsTakenInWhateverCase() {
        String name = registered();
        Map<String, Object> sameName = registration(newName());
        sameName.put("username", name.toUpperCase(Locale.ROOT));
        assertRefused(post("/api/auth/register", sameName), 409, "username_taken");
        Map<String, Object> sameEmail = registration(newName());
        sameEmail.put("email", " " + name.toUpperCase(Locale.ROOT) + "@EXAMPLE.org");
        assertRefused(post("/api/auth/register", sameEmail), 409, "email_taken");
        assertRefused(post("/api/auth/register", registration(name)), 409, "username_taken");
    }

    @Test
    void namesAllInvalidFieldsAtOnce() {
        Answer answer =
                post("/api/auth/register", Map.of("username", "a", "email", "b", "password", "c", "role", "admin"));
        assertRefused(answer, 422, "invalid_values");
        assertThat(answer.body().path("errors").size()).isEqualTo(4);
        assertThat(post("/api/auth/register", Map.of()).body().path("errors").size())
                .isEqualTo(4);
    }

    @Test
    void givesANameToOneOfManyWhoWantItAtOnce() {
        String name = newName();
        List<Answer> answers = Race.run(20, number -> {
            Map<String, Object> wanted = registration(name);
            wanted.put("email", name + number + "@example.org");
            return post("/api/auth/register", wanted);
        });
        assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409))
                .allMatch(answer -> answer.text("code").equals("username_taken"));
    }

    @Test
    void registersACrowd() {
        List<Integer> statuses = Race.run(
                200, _ -> post("/api/auth/register", registration(newName())).status());
        assertThat(statuses).containsOnly(201);
    }

    @Test
    void tellsTheCallerWhoItIs() {
        String name = registered();
        Answer me = me(logIn(name, PASSWORD).text("accessToken"));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("username")).isEqualTo(name);
        assertThat(me.body().propertyNames())
                .containsExactlyInAnyOrder("id", "username", "email", "emailConfirmed", "role", "createdAt");
    }

    @Test
    void tellsNobodyWithoutAToken() {
        client().get()
                .uri("/api/users/me")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("unauthorized");
        assertRefused(me("rubbish"), 401, "invalid_token");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(String.valueOf(answer.http().getResponseHeaders().getContentType()))
                .isEqualTo("application/problem+json");
    }
}
