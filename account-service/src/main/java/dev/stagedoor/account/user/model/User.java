package dev.stagedoor.account.user.model;

import java.time.Instant;
import java.util.UUID;

/**
 * An account, without its credentials.
 *
 * @param emailConfirmed whether its owner proved that mail to the address reaches them
 * @param revision grows with every change
 */
public record User(
        UUID id,
        Username username,
        EmailAddress email,
        Role role,
        Instant createdAt,
        boolean emailConfirmed,
        long revision) {
    private static final long FIRST_REVISION = 1;

    /** An account that was just made. */
    public static User fresh(UUID id, Username username, EmailAddress email, Role role, Instant createdAt) {
        return new User(id, username, email, role, createdAt, false, FIRST_REVISION);
    }

    /** The account under this name and address, which must be confirmed again if it is another. */
    public User renamed(Username newName, EmailAddress newEmail) {
        return new User(id, newName, newEmail, role, createdAt, emailConfirmed && newEmail.equals(email), revision);
    }

    /** The account with its address confirmed. */
    public User confirmed() {
        return new User(id, username, email, role, createdAt, true, revision);
    }
}
