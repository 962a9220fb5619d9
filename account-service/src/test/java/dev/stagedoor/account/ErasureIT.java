package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class ErasureIT extends AccountService {
    private static final List<String> SERVICES =
            List.of("booking-service", "event-service", "ticket-service", "notification-service");
    private static final Map<String, String> PROOF = Map.of("currentPassword", PASSWORD);

    @Test
    void removesAllThereIsOfAnAccountAndAnnouncesIt() throws Exception {
        Member member = member();
        logIn(member.name(), "not the password").expect(401);
        post("/api/auth/confirm-email/request", member.access()).expect(202);
        String etag = me(member.access()).header("ETag");
        Answer deleted = own(DELETE, member.access(), etag, PROOF).expect(202);
        UUID id = UUID.fromString(deleted.text("erasureId"));
        assertThat(id.version()).isEqualTo(4);
        assertThat(deleted.header("Location")).isEqualTo("/api/erasures/" + id);
        assertThat(deleted.body().path("completedAt").isNull()).isTrue();
        assertThat(deleted.text("requestedAt")).isNotEmpty();
        me(member.access()).expect(401, "invalid_token");
        logIn(member.name(), PASSWORD).expect(401, "wrong_credentials");
        refresh(member.tokens().text("refreshToken")).expect(401, "invalid_refresh_token");
        assertThat(rowsOf(member)).isZero();
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            var announced =
                    messages.await(Topics.ACCOUNTS, 2, message -> message.key().equals(member.id()), PATIENCE);
            assertThat(announced.getLast().type()).isEqualTo("stagedoor.account.deleted.v1");
            var erased =
                    messages.await(Topics.CONTACTS, 2, message -> message.key().equals(member.id()), PATIENCE);
            assertThat(erased.getLast().data().isNull()).isTrue();
        }
        post("/api/auth/register", registration(member.name())).expect(201);
    }

    private long rowsOf(Member member) throws Exception {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT (SELECT count(*) FROM users WHERE id = '%1$s')
                             + (SELECT count(*) FROM sessions WHERE user_id = '%1$s')
                             + (SELECT count(*) FROM one_time_tokens WHERE user_id = '%1$s')
                             + (SELECT count(*) FROM login_failures
                                WHERE subject = sha256(convert_to('ACCOUNT:%1$s', 'UTF8')))
                             + (SELECT count(*) FROM allowances
                                WHERE subject = sha256(convert_to('CONFIRMATION_BY_ACCOUNT:%1$s', 'UTF8')))
                        """.formatted(member.id()))) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    @Test
    void provesThatEveryServiceHasErased() {
        Member member = member();
        String location = own(DELETE, member.access(), null, PROOF).expect(202).header("Location");
        Answer open = get(location).expect(200);
        assertThat(open.body()
                        .path("services")
                        .valueStream()
                        .map(step -> step.path("service").asString()))
                .containsExactlyElementsOf(SERVICES);
        assertThat(open.body().path("services").valueStream())
                .allMatch(step -> step.path("erasedAt").isNull());
        Instant at = Instant.parse("2026-01-01T00:00:00Z");
        try (TestMessages messages = new TestMessages(TestInfra.bootstrapServers())) {
            for (int i = 0; i < SERVICES.size(); i++) {
                assertThat(get(location).body().path("completedAt").isNull()).isTrue();
                AccountErased receipt = new AccountErased(member.id(), SERVICES.get(i), at.plusSeconds(i));
                var unused = messages.send(Topics.ERASURES, member.id(), receipt);
                var again = new AccountErased(member.id(), SERVICES.get(i), at.plusSeconds(1000));
                unused = messages.send(Topics.ERASURES, member.id(), again);
                unused = messages.send(
                        Topics.ERASURES, UUID.randomUUID(), new AccountErased(UUID.randomUUID(), "nobody", at));
            }
        }
        Answer complete = until(
                () -> get(location),
                answer -> !answer.body().path("completedAt").isNull());
        assertThat(complete.text("completedAt")).isEqualTo("2026-01-01T00:00:03Z");
        assertThat(complete.body().path("services").path(1).path("erasedAt").asString())
                .isEqualTo("2026-01-01T00:00:01Z");
    }

    private static <T> T until(Supplier<T> look, Predicate<T> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        T seen = look.get();
        while (!wanted.test(seen) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000_000);
            seen = look.get();
        }
        return seen;
    }

    @Test
    void refusesWithoutThePasswordOrForAnotherState() {
        Member member = member();
        own(DELETE, member.access(), "\"999\"", PROOF).expect(412, "stale");
        own(DELETE, member.access(), "*", Map.of("currentPassword", "wrong")).expect(403, "wrong_password");
        own(DELETE, member.access(), "*", Map.of()).expect(422, "invalid_values");
        client().method(DELETE)
                .uri("/api/users/me")
                .headers(headers -> headers.setBearerAuth(member.access()))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue(PASSWORD)
                .exchange()
                .expectStatus()
                .isEqualTo(415);
        client().delete().uri("/api/users/me").exchange().expectStatus().isUnauthorized();
        me(member.access()).expect(200);
    }

    @Test
    void needsNoPasswordOfWhoHasJustSignedInAndOneOfWhoeverHasNot() throws Exception {
        Member member = member();
        String token = logIn(member.name(), PASSWORD).expect(200).text("accessToken");
        try (var connection = database.connect();
                var age = connection.prepareStatement(
                        "UPDATE sessions SET created_at = created_at - interval '11 minutes' WHERE user_id = ?")) {
            age.setObject(1, member.id());
            assertThat(age.executeUpdate()).isEqualTo(2);
        }
        own(DELETE, token, null, null).expect(403, "password_needed");
        String refreshed =
                refresh(member.tokens().text("refreshToken")).expect(200).text("accessToken");
        own(DELETE, refreshed, null, null).expect(403, "password_needed");
        String fresh = logIn(member.name(), PASSWORD).expect(200).text("accessToken");
        own(DELETE, fresh, "\"999\"", null).expect(412, "stale");
        own(DELETE, fresh, null, null).expect(202);
        own(DELETE, fresh, null, null).expect(401, "invalid_token");
    }

    @Test
    void tellsNothingOfErasuresThatAreNot() {
        get("/api/erasures/" + UUID.randomUUID()).expect(404, "not_found");
        get("/api/erasures/rubbish").expect(400, "malformed_request");
    }

    @Test
    void deletesAnAccountOnceHoweverOftenItIsAskedAtOnce() {
        Member member = member();
        List<Answer> answers = Race.run(6, _ -> own(DELETE, member.access(), null, PROOF));
        assertThat(answers).extracting(Answer::status).containsOnly(202, 401);
        assertThat(answers.stream().filter(answer -> answer.status() == 202)).hasSize(1);
    }

    @Test
    void opensNoSessionOfAnAccountThatIsBeingDeleted() {
        Member member = member();
        List<Integer> statuses = Race.run(
                6,
                number -> number == 0
                        ? own(DELETE, member.access(), null, PROOF).status()
                        : logIn(member.name(), PASSWORD).status());
        assertThat(statuses.getFirst()).isEqualTo(202);
        assertThat(statuses.subList(1, statuses.size())).isSubsetOf(200, 401);
    }

    @Test
    void showsWhatIsOpen() {
        own(DELETE, member().access(), null, PROOF).expect(202);
        String metrics = until(
                () -> String.valueOf(client().get()
                        .uri("/actuator/prometheus")
                        .exchange()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()),
                text -> text.lines()
                        .anyMatch(line -> line.startsWith("stagedoor_erasures_open") && !line.endsWith(" 0.0")));
        assertThat(metrics)
                .containsPattern("stagedoor_erasures_open_accounts\\{[^}]*} [1-9]")
                .contains("stagedoor_erasures_oldest_age_seconds", "stagedoor_accounts_deleted_total");
    }
}
