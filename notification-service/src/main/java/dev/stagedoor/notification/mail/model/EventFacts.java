package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says of the event. Texts are single lines, whatever they were made of.
 *
 * @param timezone IANA zone in which the times are told
 */
public record EventFacts(
        String name, @Nullable String location, boolean online, String timezone, Instant startsAt, Instant endsAt) {
    public EventFacts {
        name = Line.of(name);
        location = location == null ? null : Line.of(location);
        timezone = Line.of(timezone);
    }
}
