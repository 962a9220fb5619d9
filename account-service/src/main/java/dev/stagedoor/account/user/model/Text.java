package dev.stagedoor.account.user.model;

import java.text.Normalizer;
import java.util.Locale;

/** How text that people type is made comparable. */
final class Text {
    private Text() {}

    /** Composed, without surrounding white space: the same word typed on two keyboards is the same text. */
    static String trimmed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    /** What two texts have alike that differ in case or in compatibility forms (full width, ligatures) only. */
    static String key(String text) {
        // Upper case first: some letters have several lower-case forms (final sigma) that share an upper-case one.
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }
}
