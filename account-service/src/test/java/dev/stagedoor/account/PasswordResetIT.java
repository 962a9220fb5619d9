package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.Race;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasswordResetIT extends AccountService {
    private static final String KIND = "stagedoor.mail.password-reset-requested.v1";
    private static final String NEW_PASSWORD = "another long one";
    private static final int PER_ADDRESS = 100;

    private Answer ask(String email) {
        return post("/api/auth/password-reset/request", Map.of("email", email));
    }

    private Answer reset(String token, String newPassword) {
        return post("/api/auth/password-reset", Map.of("token", token, "newPassword", newPassword));
    }

    private String mailedToken(Member member) {
        ask(member.email()).expect(202);
        return mail(member.id(), KIND, 1).path("token").asString();
    }

    @Test
    void setsANewPasswordOnceAndEndsAllSessionsAndTheWait() {
        Member member = member();
        for (int i = 0; i < 5; i++) {
            logIn(member.name(), "wrong " + i).expect(401);
        }
        logIn(member.name(), PASSWORD).expect(429);
        String token = mailedToken(member);
        reset(token, NEW_PASSWORD).expect(204);
        refresh(member.tokens().text("refreshToken")).expect(401, "invalid_refresh_token");
        logIn(member.name(), PASSWORD).expect(401, "wrong_credentials");
        logIn(member.name(), NEW_PASSWORD).expect(200);
        reset(token, PASSWORD).expect(410, "token_invalid");
    }

    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Member member = member();
            long start = System.nanoTime();
            Answer there = ask(member.email()).expect(202);
            known.add(System.nanoTime() - start);
            start = System.nanoTime();
            Answer notThere = ask(newName() + "@example.org").expect(202);
            unknown.add(System.nanoTime() - start);
            assertThat(notThere.body()).isEqualTo(there.body());
        }
        // Without the time that every answer takes at least, the second takes about a third.
        assertThat((double) median(unknown)).isBetween(0.5 * median(known), 2.0 * median(known));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void sendsOneMailInAWhileAndItsTokenStaysGoodUntilTheNext() {
        Member member = member();
        String first = mailedToken(member);
        ask(member.email()).expect(202);
        sql("DELETE FROM allowances");
        ask(member.email()).expect(202);
        // Were the second wish mailed, the token of this one would not be the newest.
        String second = mail(member.id(), KIND, 2).path("token").asString();
        reset(first, NEW_PASSWORD).expect(410, "token_invalid");
        reset(second, NEW_PASSWORD).expect(204);
    }

    @Test
    void limitsANetworkAddress() {
        List<Integer> statuses =
                Race.run(PER_ADDRESS + 5, _ -> ask(newName() + "@example.org").status());
        assertThat(statuses.stream().filter(status -> status == 429)).hasSize(5);
        assertThat(statuses).containsOnly(202, 429);
        Answer more = ask(newName() + "@example.org").expect(429, "too_many_attempts");
        assertThat(more.header("Retry-After")).matches("\\d+");
        newAddress();
        ask(newName() + "@example.org").expect(202);
    }

    @Test
    void namesAllInvalidFieldsAtOnceAndSparesTheTokenThen() {
        assertThat(post("/api/auth/password-reset", Map.of())
                        .expect(422, "invalid_values")
                        .body()
                        .path("errors")
                        .size())
                .isEqualTo(2);
        ask("not an address").expect(422, "invalid_values");
        Member member = member();
        String token = mailedToken(member);
        reset(token, "short").expect(422, "invalid_values");
        reset(token, NEW_PASSWORD).expect(204);
        reset("rubbish", NEW_PASSWORD).expect(410, "token_invalid");
    }

    @Test
    void refusesATokenThatExpiredOrIsForAnotherPurpose() {
        Member member = member();
        String confirmation = mail(member.id(), "stagedoor.mail.address-confirmation-requested.v1", 1)
                .path("token")
                .asString();
        reset(confirmation, NEW_PASSWORD).expect(410, "token_invalid");
        String token = mailedToken(member);
        sql("UPDATE one_time_tokens SET expires_at = issued_at WHERE user_id = '" + member.id() + "'");
        reset(token, NEW_PASSWORD).expect(410, "token_invalid");
        logIn(member.name(), PASSWORD).expect(200);
    }

    @Test
    void takesATokenForOneOfManyWhoPresentItAtOnce() {
        Member member = member();
        String token = mailedToken(member);
        List<Integer> statuses =
                Race.run(6, number -> reset(token, NEW_PASSWORD + number).status());
        assertThat(statuses).containsOnly(204, 410);
        assertThat(statuses.stream().filter(status -> status == 204)).hasSize(1);
        logIn(member.name(), NEW_PASSWORD + statuses.indexOf(204)).expect(200);
    }
}
