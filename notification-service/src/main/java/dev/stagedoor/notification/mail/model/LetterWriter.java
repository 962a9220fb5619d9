package dev.stagedoor.notification.mail.model;

import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Puts mails into words. */
public final class LetterWriter {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final String ticketAddress;

    /**
     * A writer.
     *
     * @param publicUrl where readers reach the gateway
     */
    public LetterWriter(URI publicUrl) {
        this.ticketAddress = publicUrl.toString().replaceAll("/+$", "") + "/api/tickets/";
    }

    /** The words for this mail. */
    public Letter write(DueMail mail) {
        return switch (mail.content()) {
            case Confirmation confirmation -> confirmation(mail, confirmation);
            case Cancellation cancellation -> cancellation(mail, cancellation);
        };
    }

    private Letter confirmation(DueMail mail, Confirmation confirmation) {
        List<UUID> tickets = confirmation.tickets();
        boolean one = tickets.size() == 1;
        LetterBody body = greeting(mail)
                .lines("Your booking is confirmed. "
                        + (one ? "Here is your ticket for:" : "Here are your tickets for:"));
        about(mail.event(), body);
        for (int i = 0; i < tickets.size(); i++) {
            body.link(one ? "Your ticket" : "Ticket " + (i + 1), ticketAddress + tickets.get(i));
        }
        body.lines("Show " + (one ? "it" : "one ticket per person") + " at the entrance. Whoever has the link of a"
                + " ticket can enter with it, so give it only to the person who will use it.");
        return finish(
                "Your " + (one ? "ticket" : "tickets") + " for " + mail.event().name(), mail, body);
    }

    private static Letter cancellation(DueMail mail, Cancellation cancellation) {
        LetterBody body = greeting(mail).lines(why(cancellation.reason()), "The booking was for:");
        about(mail.event(), body);
        body.lines(refund(cancellation), "Tickets of this booking are no longer valid.");
        return finish("Your booking for " + mail.event().name() + " was cancelled", mail, body);
    }

    private static String why(String reason) {
        return switch (reason) {
            case "cancelled_by_attendee" -> "Your booking was cancelled, as you asked.";
            case "event_cancelled" -> "The organizer cancelled the event, so your booking was cancelled.";
            case "hold_expired", "seats_unavailable" ->
                "Your payment came after the time for it had run out, and the seats are taken."
                        + " So your booking was cancelled.";
            default -> "Your booking was cancelled.";
        };
    }

    private static String refund(Cancellation cancellation) {
        Amount refund = cancellation.refund();
        if (refund == null) {
            return "You have not paid anything, so there is nothing to pay back.";
        }
        return refund.minorUnits() == 0
                ? "Under the cancellation rules of this event, nothing is paid back."
                : "We pay back " + refund.text() + " the way you paid.";
    }

    private static LetterBody greeting(DueMail mail) {
        return new LetterBody().lines("Hello " + mail.recipient().username() + ",");
    }

    private static void about(EventFacts event, LetterBody body) {
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

    private static Letter finish(String subject, DueMail mail, LetterBody body) {
        body.lines("Booking " + mail.bookingId());
        return new Letter(subject, body.text(), body.html());
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
