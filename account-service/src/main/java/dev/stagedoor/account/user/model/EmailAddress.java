package dev.stagedoor.account.user.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail address: the dot-atom form of RFC 5322 at a host name with a dot, with the lengths of RFC 5321. Quoted local
 * parts and address literals are refused: nobody has them, and mail systems disagree on them.
 *
 * @param text as typed, trimmed and composed
 */
public record EmailAddress(String text) {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;

    /** RFC 5322 atext, and the letters and digits that RFC 6531 adds. */
    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")++");

    /** The address that was typed, if it can be one. */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > 2 * MAX_LENGTH) {
            return Optional.empty();
        }
        String text = Text.trimmed(typed);
        int at = text.lastIndexOf('@');
        boolean valid = text.length() <= MAX_LENGTH
                // Some characters grow to eighteen in the key, and an index entry has a largest size.
                && Text.key(text).length() <= 2 * MAX_LENGTH
                && at > 0
                && at <= MAX_LOCAL_LENGTH
                && LOCAL.matcher(text.substring(0, at)).matches()
                && DOMAIN.matcher(text.substring(at + 1)).matches();
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
