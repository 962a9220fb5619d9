package dev.stagedoor.account.user.model;

import dev.stagedoor.account.password.model.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What somebody who registers has to give, all of it valid. */
public record Registration(Username username, EmailAddress email, Password password, Role role) {

    /** What was typed, judged. */
    public sealed interface Judged {}

    /** All values can be taken. */
    public record Valid(Registration registration) implements Judged {}

    /** Some cannot; every one of them is named. */
    public record Invalid(List<Violation> violations) implements Judged {}

    /** Judges what was typed. */
    public static Judged judge(Typed typed) {
        List<Violation> violations = new ArrayList<>();
        var username = read("username", typed.username(), Username::parse, Username.rule(), violations);
        var email = read("email", typed.email(), EmailAddress::parse, EmailAddress.rule(), violations);
        var password = read("password", typed.password(), Password::parse, Password.rule(), violations);
        var role = read("role", typed.role(), Role::parse, "must be attendee or organizer", violations);
        return username == null || email == null || password == null || role == null
                ? new Invalid(List.copyOf(violations))
                : new Valid(new Registration(username, email, password, role));
    }

    /** As it came, unread. */
    public record Typed(
            @Nullable String username,
            @Nullable String email,
            @Nullable String password,
            @Nullable String role) {}

    private static <T> @Nullable T read(
            String field,
            @Nullable String typed,
            Function<String, Optional<T>> parse,
            String rule,
            List<Violation> violations) {
        Optional<T> value = typed == null ? Optional.empty() : parse.apply(typed);
        if (value.isEmpty()) {
            violations.add(new Violation(field, typed == null ? "is missing" : rule));
            return null;
        }
        return value.get();
    }
}
