package dev.stagedoor.event.importing.model;

import dev.stagedoor.event.catalogue.model.EventDetails;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What two rows have in common that mean the same event: the id that their source gives it (iCalendar's {@code UID}, or
 * {@code externalId}), else its name, start date, location and address, however they are spaced or capitalised.
 */
public final class ImportKey {
    private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0\\u2000-\\u200a\\u202f\\u3000]+");

    private ImportKey() {}

    public static String of(EventDetails event, @Nullable String externalId) {
        if (externalId != null) {
            return "id:" + externalId;
        }
        String identity = String.join(
                "\u001f",
                normalised(event.name()),
                event.startsAt().atZone(event.timezone()).toLocalDate().toString(),
                normalised(event.location()),
                address(event.url()));
        return "event:" + DigestUtils.sha256Hex(identity);
    }

    private static String normalised(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        return SPACE.matcher(compatible).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Paths may differ in case only, hosts may not; a last slash means nothing. */
    private static String address(@Nullable String url) {
        if (url == null) {
            return "";
        }
        int hostStart = url.indexOf("://") + "://".length();
        int hostEnd = url.indexOf('/', hostStart);
        String host = hostEnd < 0 ? url : url.substring(0, hostEnd);
        String path = hostEnd < 0 ? "" : url.substring(hostEnd);
        return host.toLowerCase(Locale.ROOT) + (path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
    }
}
