package dev.stagedoor.account.profile.model;

import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import dev.stagedoor.account.user.model.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of their account, all of it valid.
 *
 * @param after the account as it shall be
 * @param newPassword empty: it stays
 * @param currentPassword as typed; empty only where it is not needed
 */
public record AccountChange(User before, User after, Optional<Password> newPassword, Optional<String> currentPassword) {

    /** What was typed, judged. */
    public sealed interface Judged {}

    /** All values can be taken. */
    public record Valid(AccountChange change) implements Judged {}

    /** Some cannot; every one of them is named. */
    public record Invalid(List<Violation> violations) implements Judged {}

    /** As it came, unread; null: shall stay as it is. */
    public record Typed(
            @Nullable String username,
            @Nullable String email,
            @Nullable String currentPassword,
            @Nullable String newPassword) {

        @Override
        public String toString() {
            return "Typed[hidden]";
        }
    }

    /** Judges what was typed. */
    public static Judged judge(User present, Typed typed) {
        List<Violation> violations = new ArrayList<>();
        var username = read("username", typed.username(), Username::parse, Username.rule(), violations);
        var email = read("email", typed.email(), EmailAddress::parse, EmailAddress.rule(), violations);
        var password = read("newPassword", typed.newPassword(), Password::parse, Password.rule(), violations);
        boolean sameEmail =
                typed.email() == null || email.filter(present.email()::equals).isPresent();
        boolean needsProof = !sameEmail || typed.newPassword() != null;
        if (needsProof
                && (typed.currentPassword() == null || typed.currentPassword().isEmpty())) {
            violations.add(new Violation("currentPassword", "is missing: it is needed to change email or password"));
        }
        if (!violations.isEmpty()) {
            return new Invalid(List.copyOf(violations));
        }
        User after = present.renamed(username.orElse(present.username()), email.orElse(present.email()));
        Optional<String> proof = needsProof ? Optional.ofNullable(typed.currentPassword()) : Optional.empty();
        return new Valid(new AccountChange(present, after, password, proof));
    }

    private static <T> Optional<T> read(
            String field,
            @Nullable String typed,
            Function<String, Optional<T>> parse,
            String rule,
            List<Violation> violations) {
        if (typed == null) {
            return Optional.empty();
        }
        Optional<T> value = parse.apply(typed);
        if (value.isEmpty()) {
            violations.add(new Violation(field, rule));
        }
        return value;
    }

    /** Whether the account stays as it is. */
    public boolean isNothing() {
        return newPassword.isEmpty() && after.equals(before);
    }

    /** Whether mail shall go to another address. */
    public boolean changesEmail() {
        return !after.email().equals(before.email());
    }
}
