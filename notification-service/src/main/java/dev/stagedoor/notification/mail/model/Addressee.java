package dev.stagedoor.notification.mail.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to.
 *
 * @param userId null: nobody with an account
 * @param recipient null: the user's contact
 */
public record Addressee(@Nullable UUID userId, @Nullable Recipient recipient) {
    /** The user, wherever the user is reached when the mail goes out. */
    public static Addressee user(UUID userId) {
        return new Addressee(userId, null);
    }
}
