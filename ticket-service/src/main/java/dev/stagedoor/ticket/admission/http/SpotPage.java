package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.admission.model.Door;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What a checker sees who followed a ticket's link: one screen of a phone, to be read from an arm's length. */
final class SpotPage {
    private static final String CSS = """
            :root{color-scheme:light dark}
            body{margin:0;min-height:100vh;display:grid;place-content:center;text-align:center;padding:1.5rem;\
            font:1.25rem/1.5 system-ui,sans-serif;box-sizing:border-box}
            h1{font-size:2.5rem;line-height:1.2;margin:0 0 1rem;overflow-wrap:anywhere}
            p{margin:.25rem 0;overflow-wrap:anywhere}
            .first{background:#0b6b2d;color:#fff}.again{background:#b45309;color:#fff}.no{background:#9f1239;color:#fff}""";

    /** Nothing but this style sheet: no script, no image, no frame around it. */
    static final String POLICY =
            "default-src 'none'; style-src 'sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(CSS))
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // In words and numbers that need no language: 2026-03-01 18:04:07 +01:00.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);

    private SpotPage() {}

    static String shown(Door door, int timesBefore, @Nullable Instant last) {
        if (timesBefore == 0 || last == null) {
            return page("first", "First time", door.eventName(), "This ticket was not shown before.");
        }
        String times = timesBefore == 1 ? "Shown 1 time before" : "Shown " + timesBefore + " times before";
        return page("again", times, door.eventName(), "Last at " + TIME.format(last.atZone(door.zone())));
    }

    static String refused(Problem problem) {
        return page("no", "Not valid", problem.detail(), "");
    }

    private static String page(String tone, String title, String first, String second) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta name="robots" content="noindex"><title>%2$s</title><style>%5$s</style></head>
                <body class="%1$s"><main><h1>%2$s</h1><p>%3$s</p><p>%4$s</p></main></body></html>
                """.formatted(tone, escaped(title), escaped(first), escaped(second), CSS);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }
}
