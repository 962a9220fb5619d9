package dev.stagedoor.notification.mail.model;

import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import java.util.List;
import java.util.UUID;

/** The words of mails about bookings. */
final class BookingLetters {
    private static final String EVENT_CANCELLED = "event_cancelled";

    private final String publicAddress;

    BookingLetters(String publicAddress) {
        this.publicAddress = publicAddress;
    }

    Letter confirmation(DueMail mail, Confirmation confirmation) {
        List<UUID> tickets = confirmation.tickets();
        boolean one = tickets.size() == 1;
        LetterBody body = LetterBody.greeting(mail.recipient())
                .lines("Your booking is confirmed. "
                        + (one ? "Here is your ticket for:" : "Here are your tickets for:"));
        EventParagraph.write(EventParagraph.of(mail), body);
        for (int i = 0; i < tickets.size(); i++) {
            String ticket = tickets.get(i).toString();
            String number = one ? "" : " " + (i + 1);
            body.link(one ? "Your ticket" : "Ticket" + number, publicAddress + "/tickets/" + ticket);
            body.link(
                    (one ? "Your ticket" : "Ticket" + number) + " as PDF",
                    publicAddress + "/api/tickets/" + ticket + ".pdf");
        }
        body.lines("Show " + (one ? "it" : "one ticket per person") + " at the entrance. Whoever has the link of a"
                + " ticket can enter with it, so give it only to the person who will use it.");
        return finish(
                "Your " + (one ? "ticket" : "tickets") + " for "
                        + EventParagraph.of(mail).name(),
                mail.about(),
                body);
    }

    static Letter cancellation(DueMail mail, Cancellation cancellation) {
        EventFacts event = EventParagraph.of(mail);
        LetterBody body =
                LetterBody.greeting(mail.recipient()).lines(why(cancellation.reason()), "The booking was for:");
        EventParagraph.write(event, body);
        body.lines(paidBack(cancellation), "Tickets of this booking are no longer valid.");
        String subject = cancellation.reason().equals(EVENT_CANCELLED)
                ? event.name() + " was cancelled"
                : "Your booking for " + event.name() + " was cancelled";
        return finish(subject, mail.about(), body);
    }

    static Letter refund(DueMail mail, Refund refund) {
        EventFacts event = EventParagraph.of(mail);
        LetterBody body = LetterBody.greeting(mail.recipient())
                .lines(
                        "We pay back " + refund.amount().text()
                                + " of what you paid, the way you paid. Your booking stands, and so do its tickets. It is for:");
        EventParagraph.write(event, body);
        String reason = Line.of(refund.reason());
        if (!reason.isEmpty()) {
            body.lines("The organizer says: " + reason);
        }
        return finish(refund.amount().text() + " back for " + event.name(), refund.bookingId(), body);
    }

    private static String why(String reason) {
        return switch (reason) {
            case "cancelled_by_attendee" -> "Your booking was cancelled, as you asked.";
            case EVENT_CANCELLED -> "The organizer cancelled the event, so your booking was cancelled.";
            case "hold_expired", "seats_unavailable" ->
                "Your payment came after the time for it had run out, and the seats are taken."
                        + " So your booking was cancelled.";
            default -> "Your booking was cancelled.";
        };
    }

    private static String paidBack(Cancellation cancellation) {
        Amount refund = cancellation.refund();
        boolean eventCancelled = cancellation.reason().equals(EVENT_CANCELLED);
        if (refund == null || (eventCancelled && refund.minorUnits() == 0)) {
            return "You have not paid anything, so there is nothing to pay back.";
        }
        if (eventCancelled) {
            return "You get the whole price back: we pay " + refund.text() + " the way you paid.";
        }
        return refund.minorUnits() == 0
                ? "Under the cancellation rules of this event, nothing is paid back."
                : "We pay back " + refund.text() + " the way you paid.";
    }

    private static Letter finish(String subject, UUID bookingId, LetterBody body) {
        body.lines("Booking " + bookingId);
        return new Letter(subject, body.text(), body.html(), null);
    }
}
