package dev.stagedoor.event.directory.model;

import java.util.UUID;

/**
 * A user, as others may name them.
 *
 * @param username as it is shown
 * @param emailKey see {@link PersonKey#email}
 */
public record Person(UUID userId, String username, String emailKey) {

    public String usernameKey() {
        return PersonKey.username(username);
    }
}
