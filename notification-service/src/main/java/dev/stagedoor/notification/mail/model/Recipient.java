package dev.stagedoor.notification.mail.model;

/**
 * Whom a mail is for. Both values are single lines, whatever they were made of.
 *
 * @param username empty for somebody whose name is not known
 */
public record Recipient(String username, String email) {
    public Recipient {
        username = Line.of(username);
        email = Line.of(email);
    }
}
