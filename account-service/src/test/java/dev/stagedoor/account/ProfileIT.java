package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PATCH;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileIT extends AccountService {
    private static final String NEW_PASSWORD = "another long one";

    private String etag(Member member) {
        return me(member.access()).expect(200).header("ETag");
    }

    @Test
    void changesNameAndAddressAndAnnouncesThem() {
        Member member = member();
        String name = newName();
        Answer changed = own(
                        PATCH,
                        member.access(),
                        etag(member),
                        Map.of("username", name, "email", name + "@example.net", "currentPassword", PASSWORD))
                .expect(200);
        assertThat(changed.text("username")).isEqualTo(name);
        assertThat(changed.text("email")).isEqualTo(name + "@example.net");
        assertThat(changed.header("ETag")).isEqualTo(etag(member)).isNotEqualTo("\"1\"");
        assertThat(logIn(member.name(), PASSWORD).status()).isEqualTo(401);
        logIn(name + "@example.net", PASSWORD).expect(200);
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            var contact = messages.await(
                            Topics.CONTACTS, 2, message -> message.key().equals(member.id()), PATIENCE)
                    .getLast();
            assertThat(contact.data().path("username").asString()).isEqualTo(name);
            assertThat(contact.data().path("email").asString()).isEqualTo(name + "@example.net");
        }
    }

    @Test
    void needsNoPasswordForTheNameAndChangesNothingForNothing() {
        Member member = member();
        String etag = etag(member);
        Answer same = own(PATCH, member.access(), etag, Map.of("username", member.name(), "email", member.email()))
                .expect(200);
        assertThat(same.header("ETag")).isEqualTo(etag);
        own(PATCH, member.access(), etag, Map.of()).expect(200);
        own(PATCH, member.access(), "*", Map.of("username", member.name().toUpperCase(Locale.ROOT)))
                .expect(200);
    }

    @Test
    void endsAllOtherSessionsWithTheOldPassword() {
        Member member = member();
        Answer other = logIn(member.name(), PASSWORD).expect(200);
        Map<String, String> change = Map.of("currentPassword", PASSWORD, "newPassword", NEW_PASSWORD);
        own(PATCH, member.access(), etag(member), change).expect(200);
        refresh(other.text("refreshToken")).expect(401, "invalid_refresh_token");
        Answer own = refresh(member.tokens().text("refreshToken")).expect(200);
        // The session is known by the refreshed token as well.
        own(PATCH, own.text("accessToken"), "*", Map.of("currentPassword", NEW_PASSWORD, "newPassword", PASSWORD))
                .expect(200);
        refresh(own.text("refreshToken")).expect(200);
        logIn(member.name(), NEW_PASSWORD).expect(401, "wrong_credentials");
        logIn(member.name(), PASSWORD).expect(200);
    }

    @Test
    void refusesWhatIsStaleInvalidOrTaken() {
        Member member = member();
        String etag = etag(member);
        String taken = registered();
        client().patch().uri("/api/users/me").exchange().expectStatus().isUnauthorized();
        own(PATCH, member.access(), null, Map.of("username", newName())).expect(428, "if_match_required");
        own(PATCH, member.access(), "\"999\"", Map.of("username", newName())).expect(412, "stale");
        own(PATCH, member.access(), "W/" + etag, Map.of("username", newName())).expect(412, "stale");
        Answer invalid = own(PATCH, member.access(), etag, Map.of("username", "a", "email", "b", "newPassword", "c"));
        assertThat(invalid.expect(422, "invalid_values").body().path("errors").size())
                .isEqualTo(4);
        own(PATCH, member.access(), etag, Map.of("username", taken.toUpperCase(Locale.ROOT)))
                .expect(409, "username_taken");
        own(PATCH, member.access(), etag, Map.of("email", taken + "@Example.org", "currentPassword", PASSWORD))
                .expect(409, "email_taken");
        own(PATCH, member.access(), etag, Map.of("username", 7)).expect(400, "malformed_request");
        assertThat(etag(member)).isEqualTo(etag);
    }

    @Test
    void slowsGuessersDownLikeLogins() {
        Member member = member();
        String etag = etag(member);
        for (int i = 0; i < 5; i++) {
            own(PATCH, member.access(), etag, Map.of("newPassword", NEW_PASSWORD, "currentPassword", "wrong " + i))
                    .expect(403, "wrong_password");
        }
        Answer early = own(
                        PATCH, member.access(), etag, Map.of("newPassword", NEW_PASSWORD, "currentPassword", PASSWORD))
                .expect(429, "too_many_attempts");
        assertThat(early.header("Retry-After")).matches("\\d+");
        logIn(member.name(), PASSWORD).expect(429, "too_many_attempts");
    }

    @Test
    void limitsNewAddresses() {
        Member member = member();
        for (int i = 0; i < 10; i++) {
            own(PATCH, member.access(), "*", Map.of("email", i + member.email(), "currentPassword", PASSWORD))
                    .expect(200);
        }
        own(PATCH, member.access(), "*", Map.of("email", member.email(), "currentPassword", PASSWORD))
                .expect(429, "too_many_attempts");
    }

    @Test
    void letsOneOfManyChangesOfOneStateWin() {
        Member member = member();
        String etag = etag(member);
        List<Answer> answers = Race.run(8, _ -> own(PATCH, member.access(), etag, Map.of("username", newName())));
        assertThat(answers).extracting(Answer::status).containsOnly(200, 412);
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    }

    @Test
    void answersAnUnchangedAccountWith304() {
        Member member = member();
        String etag = etag(member);
        client().get()
                .uri("/api/users/me")
                .headers(headers -> {
                    headers.setBearerAuth(member.access());
                    headers.setIfNoneMatch(etag);
                })
                .exchange()
                .expectStatus()
                .isNotModified();
    }
}
