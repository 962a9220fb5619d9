package dev.stagedoor.event.calendar;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Categories;
import biweekly.property.Status;
import dev.stagedoor.event.catalogue.model.CalledOff;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;

/**
 * Writes events as an iCalendar file (RFC 5545). Times are instants in UTC, so no change of the clocks and no program's
 * table of time zones can move an event. The same events give the same text.
 */
final class CalendarFile {
    private static final String PRODUCT = "-//Stagedoor//Stagedoor//EN";

    private CalendarFile() {}

    static String of(List<Event> events) {
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        events.forEach(event -> calendar.addEvent(entry(event)));
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // The library counts characters and cuts some in two; the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Folding.fold(text.toString());
    }

    private static VEvent entry(Event event) {
        EventDetails details = event.details();
        VEvent entry = new VEvent();
        entry.setUid(event.id() + "@stagedoor");
        entry.setSequence((int) Math.min(event.revision(), Integer.MAX_VALUE));
        entry.setDateTimeStamp(Date.from(lastTold(event)));
        entry.setCreated(Date.from(event.createdAt()));
        entry.setSummary(details.name());
        Instant start = details.startsAt().truncatedTo(ChronoUnit.SECONDS);
        Instant end = details.endsAt().truncatedTo(ChronoUnit.SECONDS);
        entry.setDateStart(Date.from(start));
        if (end.isAfter(start)) {
            // An end that equals the start is not allowed, and not needed.
            entry.setDateEnd(Date.from(end));
        }
        if (details.description() != null) {
            entry.setDescription(details.description());
        }
        if (details.location() != null) {
            entry.setLocation(details.location());
        }
        if (details.url() != null) {
            entry.setUrl(details.url());
        }
        if (!details.topics().isEmpty()) {
            entry.addCategories(new Categories(details.topics()));
        } else if (details.category() != null) {
            entry.addCategories(new Categories(details.category()));
        }
        entry.setStatus(status(event));
        return entry;
    }

    private static Status status(Event event) {
        if (event.isCalledOff()) {
            return Status.cancelled();
        }
        return event.isPublished() ? Status.confirmed() : Status.tentative();
    }

    /** The last moment that is known at which it changed; the sequence counts the changes in between. */
    private static Instant lastTold(Event event) {
        CalledOff calledOff = event.calledOff();
        Instant publishedAt = event.publishedAt();
        if (calledOff != null) {
            return calledOff.at();
        }
        return publishedAt == null ? event.createdAt() : publishedAt;
    }
}
