package dev.stagedoor.booking.offer.model;

import java.text.Normalizer;
import java.util.Locale;

/** Names of spots are compared without regard to case, and to how an accent was typed. */
public final class SpotName {
    private SpotName() {}

    /** The same for names that are the same. */
    public static String key(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
