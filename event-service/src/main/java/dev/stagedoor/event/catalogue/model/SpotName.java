package dev.stagedoor.event.catalogue.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of a spot: any that can be printed beside a QR code and survives in the path of an address. */
public final class SpotName {
    /** Proxies and firewalls take these for a way around them, percent-encoded or not. */
    private static final String BREAKS_PATHS = "/\\%;";

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern ONLY_DOTS = Pattern.compile("\\.+");

    /** They join emoji and the letters of Persian, among others; no other invisible character has a use in a name. */
    private static final String JOINERS = "\u200c\u200d";

    private SpotName() {}

    /** What names have in common that count as the same: however they are capitalised, spaced or composed. */
    public static String key(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC);
        return SPACE.matcher(compatible).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** The name, or null and what is wrong with it. */
    public static @Nullable String check(Checks checks, @Nullable String value) {
        String name = checks.required("name", checks.line("name", value, Limits.SPOT_NAME), value);
        if (name == null) {
            return null;
        }
        if (name.codePoints().anyMatch(character -> BREAKS_PATHS.indexOf(character) >= 0)
                || ONLY_DOTS.matcher(name).matches()) {
            checks.wrong("name", "must not hold / \\ % ; nor be made of dots only: it is part of an address");
            return null;
        }
        if (!name.codePoints().allMatch(SpotName::isPrintable) || key(name).isEmpty()) {
            checks.wrong("name", "must not hold characters that cannot be printed");
            return null;
        }
        return name;
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> JOINERS.indexOf(character) >= 0;
            default -> true;
        };
    }
}
