package dev.stagedoor.notification.mail.model;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What, when and where the event of a mail is. */
final class EventParagraph {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private EventParagraph() {}

    /** The event of a mail that has one. */
    static EventFacts of(DueMail mail) {
        return requireNonNull(mail.event(), "event");
    }

    static void write(EventFacts event, LetterBody body) {
        List<String> lines = new ArrayList<>();
        lines.add(event.name());
        lines.add(when(event));
        if (event.online()) {
            lines.add("Online");
        }
        if (event.location() != null) {
            lines.add(event.location());
        }
        body.lines(lines.toArray(String[]::new));
    }

    private static String when(EventFacts event) {
        ZoneId zone = zone(event.timezone());
        ZonedDateTime start = event.startsAt().atZone(zone);
        ZonedDateTime end = event.endsAt().atZone(zone);
        boolean sameDay = start.toLocalDate().equals(end.toLocalDate());
        return DAY_AND_TIME.format(start) + " – " + (sameDay ? TIME : DAY_AND_TIME).format(end) + " (" + zone.getId()
                + ")";
    }

    private static ZoneId zone(String timezone) {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException e) {
            // A zone that this JDK does not know: the right instant, told in UTC, beats no mail.
            return ZoneId.of("UTC");
        }
    }
}
