package dev.stagedoor.account.user.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.Role;
import dev.stagedoor.account.user.model.User;
import dev.stagedoor.account.user.model.Username;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;

/** How a row of {@code users} is read. */
public final class UserRows {
    /** Of the table alias {@code u}. */
    public static final String COLUMNS =
            "u.id, u.username, u.email, u.role, u.created_at, u.email_confirmed_at, u.revision";

    private UserRows() {}

    /** The account of a row with the {@link #COLUMNS}. */
    public static User user(Readable row) {
        return new User(
                requireNonNull(row.get("id", UUID.class)),
                new Username(text(row, "username")),
                new EmailAddress(text(row, "email")),
                Role.parse(text(row, "role")).orElseThrow(),
                requireNonNull(row.get("created_at", Instant.class)),
                row.get("email_confirmed_at", Instant.class) != null,
                requireNonNull(row.get("revision", Long.class)));
    }

    static String text(Readable row, String column) {
        return requireNonNull(row.get(column, String.class));
    }
}
