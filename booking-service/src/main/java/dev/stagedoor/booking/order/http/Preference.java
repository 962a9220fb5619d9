package dev.stagedoor.booking.order.http;

import dev.stagedoor.booking.order.OrderProperties;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How long a client wants to wait (RFC 7240). What cannot be understood is passed over, as the RFC says.
 *
 * @param applied for the header {@code Preference-Applied}; null: nothing was asked for
 */
public record Preference(Duration patience, @Nullable String applied) {
    private static final String RESPOND_ASYNC = "respond-async";
    private static final String WAIT = "wait=";

    /** Digits of a wait in seconds that can be read without an overflow. */
    private static final int MAX_DIGITS = 9;

    public static Preference of(List<String> headers, OrderProperties limits) {
        boolean async = false;
        @Nullable Duration wait = null;
        for (String header : headers) {
            for (String part : header.split(",", -1)) {
                String preference = part.split(";", -1)[0].replace(" ", "").toLowerCase(Locale.ROOT);
                async |= preference.equals(RESPOND_ASYNC);
                // The first one counts.
                wait = wait == null ? waitOf(preference, limits.longestWait()) : wait;
            }
        }
        if (wait != null) {
            return new Preference(wait, WAIT + wait.toSeconds());
        }
        return async ? new Preference(Duration.ZERO, RESPOND_ASYNC) : new Preference(limits.defaultWait(), null);
    }

    private static @Nullable Duration waitOf(String preference, Duration longest) {
        if (!preference.startsWith(WAIT)) {
            return null;
        }
        String seconds = preference.substring(WAIT.length()).replace("\"", "");
        if (seconds.isEmpty()
                || seconds.length() > MAX_DIGITS
                || !seconds.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
