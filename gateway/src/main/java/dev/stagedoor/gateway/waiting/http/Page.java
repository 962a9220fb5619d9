package dev.stagedoor.gateway.waiting.http;

import dev.stagedoor.gateway.waiting.model.Tally;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a waiting room. Everything on it works without scripts: it loads itself again; with them, the place is told
 * as it changes, and read out only when it matters.
 */
final class Page {
    private static final String CSS = """
            :root{color-scheme:light dark}
            body{margin:0;padding:1.5rem;font:1.125rem/1.5 system-ui,sans-serif}
            main{max-width:34rem;margin:0 auto}
            h1{font-size:1.75rem;line-height:1.2;overflow-wrap:anywhere}
            #place{font-size:1.5rem;font-weight:600;margin:1.5rem 0;padding:1rem;border:2px solid;border-radius:.5rem}
            label{display:block;margin:1rem 0 .25rem}
            input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}
            button{font:inherit;margin-top:1.25rem;padding:.5rem 1.25rem}
            code{overflow-wrap:anywhere}
            [role=alert]{border-left:.3rem solid #b91c1c;padding-left:.75rem}""";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private Page() {}

    /** Where visitors find it. */
    static String address(UUID eventId, @Nullable String place) {
        String path = "/waiting-room/" + eventId;
        return place == null ? path : path + "?place=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    /**
     * For somebody who has not come yet.
     *
     * @param alert what went wrong; null: nothing
     */
    static String entrance(Terms terms, Tally tally, @Nullable String alert) {
        return page(terms, "", """
                %s
                <p>%s</p>
                <form method="post" action="%s">
                <p>Sign in to take your place. An account has one place, however often it comes.</p>
                <label for="username">Name or mail address</label>
                <input id="username" name="username" autocomplete="username" required>
                <label for="password">Password</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <button>Take my place</button>
                </form>""".formatted(
                        alert == null ? "" : "<p role=\"alert\">" + escaped(alert) + "</p>",
                        opening(terms, tally),
                        address(terms.eventId(), null)));
    }

    /** For somebody who has; loads itself again as long as there is something to wait for. */
    static String waiting(Terms terms, Tally tally, PlaceResponse place) {
        String address = address(terms.eventId(), place.place());
        boolean ends = place.state() == PlaceResponse.State.ADMITTED || place.state() == PlaceResponse.State.LAPSED;
        String again = ends
                ? ""
                : "<noscript><meta http-equiv=\"refresh\" content=\"%d\"></noscript><script src=\"/waiting-room.js\" defer></script>"
                        .formatted(refreshSeconds(place));
        return page(terms, again, """
                <p id="place" role="status" data-stream="%s">%s</p>
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                <p><small>You keep your place if you close this page; its address shows it again. The order is fair: the lots
                of all who came before the opening are drawn with a seed whose SHA-256 is
                <code>%s</code>.</small></p>""".formatted(
                        "/api/waiting-rooms/" + terms.eventId() + "/place?place="
                                + URLEncoder.encode(place.place(), StandardCharsets.UTF_8),
                        escaped(sentence(place)),
                        opening(terms, tally),
                        place.state() == PlaceResponse.State.LAPSED ? address(terms.eventId(), null) : address,
                        place.state() == PlaceResponse.State.LAPSED ? "Come again" : "Look again now",
                        place.seedHash()));
    }

    /** Often enough to be in time, and not so often that a screen reader never gets to the end. */
    private static long refreshSeconds(PlaceResponse place) {
        long left = Objects.requireNonNullElse(place.estimateSeconds(), 0L);
        return Math.clamp(left, 5, 30);
    }

    private static String sentence(PlaceResponse place) {
        return switch (place.state()) {
            case GATHERED -> "You are in. Lots are drawn at the opening, " + in(place) + ".";
            case WAITING -> "You are number %d in the line. Your turn comes %s.".formatted(place.position(), in(place));
            case ADMITTED -> "It is your turn. Book with this account until " + time(place.admittedUntil()) + ".";
            case LAPSED -> "Your turn ended at " + time(place.admittedUntil()) + ". You may come again.";
        };
    }

    private static String in(PlaceResponse place) {
        long seconds = Objects.requireNonNullElse(place.estimateSeconds(), 0L);
        return seconds < 60 ? "in less than a minute" : "in about %d min".formatted((seconds + 59) / 60);
    }

    private static String time(@Nullable Instant moment) {
        return moment == null ? "" : TIME.format(moment);
    }

    private static String opening(Terms terms, Tally tally) {
        return tally.open()
                ? "%d wait, %d were let in, %d a minute."
                        .formatted(tally.waiting(), tally.admitted(), terms.admissionsPerMinute())
                : "Opens on %s. %d are here; %d are let in a minute."
                        .formatted(TIME.format(terms.opensAt()), tally.joined(), terms.admissionsPerMinute());
    }

    private static String page(Terms terms, String head, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex"><title>Waiting room: %1$s</title><style>%2$s</style>%3$s</head>
                <body><main><h1>Waiting room: %1$s</h1>
                %4$s
                </main></body></html>
                """.formatted(escaped(terms.eventName()), CSS, head, body);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
