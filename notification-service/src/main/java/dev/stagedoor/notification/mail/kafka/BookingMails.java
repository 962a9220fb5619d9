package dev.stagedoor.notification.mail.kafka;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingHeld;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingRejected;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import dev.stagedoor.notification.mail.model.Addressee;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.service.id.IdSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The mail that a message about a booking or its tickets causes; null for one that causes none. */
@Component
public class BookingMails {
    private final IdSource ids;

    BookingMails(IdSource ids) {
        this.ids = ids;
    }

    /** Bearer tickets that an organizer made have no booking, and nobody to write to. */
    public @Nullable NewMail of(TicketMessage message) {
        if (!(message instanceof TicketsIssued issued)
                || issued.bookingId() == null
                || issued.userId() == null
                || isNobody(issued.userId())) {
            return null;
        }
        Confirmation content =
                new Confirmation(issued.tickets().stream().map(IssuedTicket::id).toList());
        return new NewMail(
                ids.next(),
                issued.bookingId(),
                issued.eventId(),
                Addressee.user(issued.userId()),
                content,
                issued.issuedAt());
    }

    public @Nullable NewMail of(BookingMessage message) {
        return switch (message) {
            case BookingReleased released when !isNobody(released.userId()) -> cancellation(released);
            case BookingRefunded refunded when !isNobody(refunded.userId()) -> refund(refunded);
            case BookingRequested _,
                    BookingHeld _,
                    BookingRejected _,
                    BookingConfirmed _,
                    BookingReleased _,
                    BookingRefunded _ -> null;
        };
    }

    /**
     * A hold that ran out unpaid is no news: its owner watched the clock or walked away. One whose money came too late
     * is, as that money is paid back.
     */
    private @Nullable NewMail cancellation(BookingReleased released) {
        if (released.outcome() == Outcome.EXPIRED && released.refund() == null) {
            return null;
        }
        Money refund = released.refund();
        return new NewMail(
                ids.next(),
                released.bookingId(),
                released.eventId(),
                Addressee.user(released.userId()),
                new Cancellation(released.reason(), refund == null ? null : amount(refund)),
                released.releasedAt());
    }

    private NewMail refund(BookingRefunded refunded) {
        return new NewMail(
                ids.next(),
                refunded.refundId(),
                refunded.eventId(),
                Addressee.user(refunded.userId()),
                new Refund(refunded.bookingId(), amount(refunded.amount()), refunded.reason()),
                refunded.refundedAt());
    }

    /** Whose account was deleted cannot be written to. */
    private static boolean isNobody(UUID userId) {
        return userId.equals(AccountErased.NOBODY);
    }

    private static Amount amount(Money money) {
        return new Amount(money.amount(), money.currency());
    }
}
