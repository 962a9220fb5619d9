package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.token.OneTimeTokens;
import dev.stagedoor.account.token.model.OneTimeToken;
import dev.stagedoor.account.token.model.Purpose;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import dev.stagedoor.testsupport.TestMessages.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

class ConfirmationIT extends AccountService {
    private static final String KIND = "stagedoor.mail.address-confirmation-requested.v1";

    @Autowired
    OneTimeTokens tokens;

    private static String token(Member member, int mail) {
        return mail(member.id(), KIND, mail).path("token").asString();
    }

    private Answer confirm(String token) {
        return post("/api/auth/confirm-email", Map.of("token", token));
    }

    private boolean confirmed(Member member) {
        return me(member.access()).expect(200).body().path("emailConfirmed").asBoolean();
    }

    /** Whether each of so many contacts that were told of the user has a confirmed address, in their order. */
    private static List<Boolean> told(Member member, int count) {
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            return messages
                    .await(Topics.CONTACTS, count, message -> message.key().equals(member.id()), PATIENCE)
                    .stream()
                    .map(message -> message.data().path("emailConfirmed").asBoolean())
                    .toList();
        }
    }

    private Answer requestMail(Member member) {
        return post("/api/auth/confirm-email/request", member.access());
    }

    @Test
    void takesTheTokenOfTheMailOnce() {
        Member member = member();
        JsonNode mail = mail(member.id(), KIND, 1);
        assertThat(mail.path("email").asString()).isEqualTo(member.email());
        assertThat(mail.path("username").asString()).isEqualTo(member.name());
        assertThat(confirmed(member)).isFalse();
        String before = me(member.access()).header("ETag");
        confirm(mail.path("token").asString()).expect(204);
        assertThat(confirmed(member)).isTrue();
        assertThat(me(member.access()).header("ETag")).isNotEqualTo(before);
        confirm(mail.path("token").asString()).expect(410, "token_invalid");
        requestMail(member).expect(409, "email_confirmed");
    }

    @Test
    void answersAlikeForEveryTokenThatDoesNotWork() {
        Answer unknown = confirm(OneTimeToken.random(UUID::randomUUID).text()).expect(410, "token_invalid");
        Answer rubbish = confirm("rubbish").expect(410, "token_invalid");
        assertThat(rubbish.text("detail")).isEqualTo(unknown.text("detail"));
        post("/api/auth/confirm-email", Map.of()).expect(422, "invalid_values");
    }

    @Test
    void expiresToTheTick() {
        Member member = member();
        JsonNode mail = mail(member.id(), KIND, 1);
        OneTimeToken token = OneTimeToken.parse(mail.path("token").asString()).orElseThrow();
        // As PostgreSQL keeps it, in whole microseconds.
        Instant end =
                Instant.parse(mail.path("expiresAt").asString()).plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        assertThat(holder(token, end.minus(Duration.ofNanos(1000)))).isEqualTo(member.id());
        assertThat(holder(token, end.plus(Duration.ofNanos(1000)))).isNull();
        sql("UPDATE one_time_tokens SET expires_at = issued_at WHERE user_id = '" + member.id() + "'");
        confirm(token.text()).expect(410, "token_invalid");
        assertThat(confirmed(member)).isFalse();
        assertThat(tokens.purge(Instant.now()).block(PATIENCE)).isPositive();
    }

    private @Nullable UUID holder(OneTimeToken token, Instant now) {
        return tokens.holder(Purpose.CONFIRM_ADDRESS, token, now).block(PATIENCE);
    }

    @Test
    void sendsAnotherMailButNotAtOnce() {
        Member member = member();
        String first = token(member, 1);
        requestMail(member).expect(202);
        Answer again = requestMail(member).expect(429, "too_many_attempts");
        assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 61);
        String second = token(member, 2);
        confirm(first).expect(410, "token_invalid");
        confirm(second).expect(204);
        client().post()
                .uri("/api/auth/confirm-email/request")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void confirmsTheAddressThatItWasSentToAndNoOther() {
        Member member = member();
        String toTheOldAddress = token(member, 1);
        confirm(toTheOldAddress).expect(204);
        own(HttpMethod.PATCH, member.access(), "*", Map.of("email", "x" + member.email(), "currentPassword", PASSWORD))
                .expect(200);
        assertThat(confirmed(member)).isFalse();
        JsonNode mail = mail(member.id(), KIND, 2);
        assertThat(mail.path("email").asString()).isEqualTo("x" + member.email());
        confirm(mail.path("token").asString()).expect(204);
        assertThat(confirmed(member)).isTrue();
        assertThat(told(member, 4)).containsExactly(false, true, false, true);
    }

    @Test
    void tellsTheConfirmedContactsOfTheVersionBeforeAnew() throws IOException {
        Member member = member();
        Member unconfirmed = member();
        confirm(token(member, 1)).expect(204);
        String migration = new ClassPathResource("db/account/V3__confirmed_contacts.sql")
                .getContentAsString(StandardCharsets.UTF_8);

        run(migration);

        String name = newName();
        own(HttpMethod.PATCH, unconfirmed.access(), "*", Map.of("username", name))
                .expect(200);
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            List<Message> told =
                    messages.await(Topics.CONTACTS, 3, message -> message.key().equals(member.id()), PATIENCE);
            assertThat(told.getLast().data()).isEqualTo(told.get(1).data());
            assertThat(told.getLast().type()).isEqualTo(told.get(1).type());
            // Nothing of the migration stands between the two that it led to itself.
            Message second = messages.await(
                            Topics.CONTACTS, 2, message -> message.key().equals(unconfirmed.id()), PATIENCE)
                    .getLast();
            assertThat(second.data().path("username").asString()).isEqualTo(name);
            assertThat(second.data().path("emailConfirmed").asBoolean(true)).isFalse();
        }
    }

    @Test
    void takesATokenForOneOfManyWhoPresentItAtOnce() {
        String token = token(member(), 1);
        List<Integer> statuses = Race.run(8, _ -> confirm(token).status());
        assertThat(statuses).containsOnly(204, 410);
        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(1);
    }
}
