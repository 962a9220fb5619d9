package dev.stagedoor.event.invitation.model;

import dev.stagedoor.event.directory.model.PersonKey;
import java.util.List;

/** Whom an organizer wants to invite, checked and in the order sent. */
public record Wanted(List<String> usernames, List<String> emails) {

    public List<String> usernameKeys() {
        return usernames.stream().map(PersonKey::username).toList();
    }

    public List<String> emailKeys() {
        return emails.stream().map(PersonKey::email).toList();
    }
}
