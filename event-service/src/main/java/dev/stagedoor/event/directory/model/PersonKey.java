package dev.stagedoor.event.directory.model;

import java.text.Normalizer;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;

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
        return DigestUtils.sha256Hex(username(typed));
    }
}
