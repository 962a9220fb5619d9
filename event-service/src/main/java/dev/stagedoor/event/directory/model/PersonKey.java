package dev.stagedoor.event.directory.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** What two names, or two mail addresses, have alike that account-service takes for the same. */
public final class PersonKey {
    private PersonKey() {}

    /** Equal for names that differ only in case, compatibility form or surrounding white space. */
    public static String username(String typed) {
        // Upper case first: some letters have several lower-case forms (final sigma) that share an upper-case one.
        String folded = Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    /** The same for an address, as SHA-256: it can be compared and not be read. */
    public static String email(String typed) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(username(typed).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
