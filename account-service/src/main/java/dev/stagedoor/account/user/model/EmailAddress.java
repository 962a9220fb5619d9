package dev.stagedoor.account.user.model;

import dev.stagedoor.service.model.MailAddress;
import java.util.Optional;

/**
 * The {@link MailAddress} of an account.
 *
 * @param text as typed, trimmed and composed
 */
public record EmailAddress(String text) {
    /** The address that was typed, if it can be one. */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > 2 * MailAddress.MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.trimmed(typed);
        boolean valid = MailAddress.onTheWire(text).isPresent()
                // Some characters grow to eighteen in the key, and an index entry has a largest size.
                && Text.key(text).length() <= 2 * MailAddress.MAX_LENGTH;
        return valid ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    /** What an address must look like. */
    public static String rule() {
        return "must be a mail address such as name@example.org, of at most 254 characters";
    }

    /** Equal for addresses that differ only in case, as all mail systems in use read them. */
    public String key() {
        return Text.key(text);
    }
}
