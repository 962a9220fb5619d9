package dev.stagedoor.account.password.model;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A password that was typed; {@link #toString} hides it. Length is the only rule, as NIST SP 800-63B advises. Composed,
 * so that it is the same on every keyboard, and never trimmed.
 */
public final class Password {
    private static final int MIN_LENGTH = 8;

    /** Room for any pass phrase; hashing costs the same at every length, reading and normalising do not. */
    private static final int MAX_LENGTH = 128;

    /** One character can be typed as several code units and marks. */
    private static final int MAX_TYPED = 8 * MAX_LENGTH;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /** The password that was typed, if it may be one. */
    public static Optional<Password> parse(String typed) {
        return attempt(typed).filter(password -> password.length() >= MIN_LENGTH);
    }

    /** What somebody who signs in typed, however short; empty where it cannot be anybody's password. */
    public static Optional<Password> attempt(String typed) {
        if (typed.length() > MAX_TYPED || !wellFormed(typed)) {
            return Optional.empty();
        }
        return Optional.of(new Password(Normalizer.normalize(typed, Normalizer.Form.NFC)))
                .filter(password -> password.length() <= MAX_LENGTH);
    }

    /** Whether every surrogate has its partner: what has not cannot be written as UTF-8. */
    private static boolean wellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private int length() {
        return text.codePointCount(0, text.length());
    }

    /** What a password must look like. */
    public static String rule() {
        return "must have 8 to 128 characters";
    }

    /** The password itself, for hashing. */
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "Password[hidden]";
    }
}
