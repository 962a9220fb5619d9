package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.PartServer.Manner;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;

class ExportIT extends AccountService {
    private static final String EXPORT = "/api/users/me/export";

    @AfterEach
    void allIsWellAgain() {
        PARTS.tell("events", Manner.WELL);
    }

    @Test
    void holdsWhatEveryServiceHolds() {
        Member member = member();
        logIn(member.name(), "not the password").expect(401);
        Answer export = get(EXPORT, member.access()).expect(200);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"stagedoor-export.json\"");
        assertThat(export.body().propertyNames())
                .containsExactly("exportedAt", "account", "bookings", "events", "mails");
        var account = export.body().path("account");
        assertThat(account.path("user").path("email").asString()).isEqualTo(member.email());
        assertThat(account.path("sessions").size()).isEqualTo(1);
        assertThat(account.path("sessions").path(0).propertyNames())
                .containsExactlyInAnyOrder("startedAt", "expiresAt");
        assertThat(account.path("failedLogins").path("count").asInt()).isEqualTo(1);
        assertThat(account.path("mailedTokens").path(0).path("purpose").asString())
                .isEqualTo("confirm_address");
        for (String part : new String[] {"bookings", "events", "mails"}) {
            assertThat(export.body().path(part).path("path").asString()).isEqualTo(EXPORT + "/" + part);
            assertThat(export.body().path(part).path("token").asString()).isEqualTo("Bearer " + member.access());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void isWholeOrNotAtAll(Manner manner) {
        PARTS.tell("events", manner);
        Answer export = get(EXPORT, member().access()).expect(503, "unavailable");
        assertThat(export.header("Retry-After")).isEqualTo("10");
        assertThat(export.body().has("bookings")).isFalse();
    }

    @Test
    void isTheOwnersOnly() {
        get(EXPORT).expect(401, "unauthorized");
        Member member = member();
        own(HttpMethod.DELETE, member.access(), null, Map.of("currentPassword", PASSWORD))
                .expect(202);
        get(EXPORT, member.access()).expect(401, "invalid_token");
    }
}
