package dev.stagedoor.account.user.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that is shown to others. It never holds an {@code @}, so a login name is a username or a mail address, not
 * maybe both.
 *
 * @param text as typed, trimmed and composed
 */
public record Username(String text) {
    private static final Pattern RULE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{2,31}");

    private static final int MAX_LENGTH = 32;

    /** Far above any name, so that normalising stays cheap. */
    private static final int MAX_TYPED = 256;

    /** The username that was typed, if it is one. */
    public static Optional<Username> parse(String typed) {
        if (typed.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String text = Text.trimmed(typed);
        // Characters beyond the basic plane count as two here and as one in the rule; the shorter bound holds for both.
        return text.length() <= MAX_LENGTH
                        && RULE.matcher(text).matches()
                        && Text.key(text).length() <= 2 * MAX_LENGTH
                ? Optional.of(new Username(text))
                : Optional.empty();
    }

    /** What a name must look like. */
    public static String rule() {
        return "must have 3 to 32 letters, digits, dots, underscores or hyphens, and begin with a letter or digit";
    }

    /** Equal for names that differ only in case or compatibility form. */
    public String key() {
        return Text.key(text);
    }
}
