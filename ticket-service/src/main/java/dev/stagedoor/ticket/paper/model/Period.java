package dev.stagedoor.ticket.paper.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * When a ticket admits.
 *
 * @param zone of the event's place
 */
public record Period(Instant start, Instant end, ZoneId zone) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /** As the clocks at the place say it: {@code Sunday, 1 March 2026, 11:00 – 13:00 (Europe/Berlin)}. */
    public String readable() {
        ZonedDateTime from = start.atZone(zone);
        ZonedDateTime to = end.atZone(zone);
        boolean oneDay = from.toLocalDate().equals(to.toLocalDate());
        return DAY.format(from) + " – " + (oneDay ? TIME : DAY).format(to) + " (" + zone.getId() + ")";
    }
}
