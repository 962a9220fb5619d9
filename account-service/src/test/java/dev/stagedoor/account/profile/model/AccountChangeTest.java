package dev.stagedoor.account.profile.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.profile.model.AccountChange.Invalid;
import dev.stagedoor.account.profile.model.AccountChange.Typed;
import dev.stagedoor.account.profile.model.AccountChange.Valid;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import dev.stagedoor.account.user.model.Violation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountChangeTest {
    private static final String MAIL = "ada@example.org";
    private static final User ADA = User.fresh(
                    UUID.randomUUID(), new Username("ada"), new EmailAddress(MAIL), Role.ATTENDEE, Instant.EPOCH)
            .confirmed();

    private static AccountChange valid(
            @Nullable String username, @Nullable String email, @Nullable String current, @Nullable String next) {
        if (AccountChange.judge(ADA, new Typed(username, email, current, next)) instanceof Valid(var change)) {
            return change;
        }
        throw new AssertionError("not valid");
    }

    private static List<String> violations(
            @Nullable String username, @Nullable String email, @Nullable String current, @Nullable String next) {
        return AccountChange.judge(ADA, new Typed(username, email, current, next)) instanceof Invalid(var all)
                ? all.stream().map(Violation::field).toList()
                : List.of();
    }

    @Test
    void namesEveryInvalidFieldAtOnce() {
        assertThat(violations("a", "b", null, "c"))
                .containsExactly("username", "email", "newPassword", "currentPassword");
    }

    @Test
    void needsThePasswordForMailAndPasswordOnly() {
        assertThat(violations(null, "new@example.org", null, null)).containsExactly("currentPassword");
        assertThat(violations(null, null, "", "long enough")).containsExactly("currentPassword");
        assertThat(valid("lovelace", null, null, null).currentPassword()).isEmpty();
        assertThat(valid("lovelace", MAIL, null, null).currentPassword()).isEmpty();
        assertThat(valid("lovelace", null, "not looked at", null).currentPassword())
                .isEmpty();
        assertThat(valid(null, "new@example.org", "secret", null).currentPassword())
                .contains("secret");
    }

    @Test
    void leavesWhatIsAbsent() {
        AccountChange change = valid("lovelace", null, null, null);
        assertThat(change.after().email()).isEqualTo(ADA.email());
        assertThat(change.after().emailConfirmed()).isTrue();
        assertThat(change.changesEmail()).isFalse();
        assertThat(change.newPassword()).isEmpty();
    }

    @Test
    void makesAnotherAddressUnconfirmedAlsoInAnotherCase() {
        assertThat(valid(null, "new@example.org", "secret", null).after().emailConfirmed())
                .isFalse();
        AccountChange otherCase = valid(null, "Ada@example.org", "secret", null);
        assertThat(otherCase.changesEmail()).isTrue();
        assertThat(otherCase.after().emailConfirmed()).isFalse();
    }

    @Test
    void isNothingWhereAllStaysAsItIs() {
        assertThat(valid(null, null, null, null).isNothing()).isTrue();
        assertThat(valid(" ada ", " " + MAIL, null, null).isNothing()).isTrue();
        assertThat(valid("Ada", null, null, null).isNothing()).isFalse();
        assertThat(valid(null, null, "secret", "long enough").isNothing()).isFalse();
    }
}
