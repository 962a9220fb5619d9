package dev.stagedoor.event.directory.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user, as others may name them.
 *
 * @param username as it is shown
 * @param emailKey see {@link PersonKey#email}; null: no address that is confirmed
 */
public record Person(UUID userId, String username, @Nullable String emailKey) {

    public String usernameKey() {
        return PersonKey.username(username);
    }
}
