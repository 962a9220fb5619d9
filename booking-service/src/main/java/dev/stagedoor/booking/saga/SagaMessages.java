package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.SagaCommand;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceHold;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceRejection;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaCommand.RequestSeats;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingHeld;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingRejected;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the saga's commands into the public messages. */
public final class SagaMessages {
    private SagaMessages() {}

    /** The message that a command puts on the log; a refund of the saga's own has none beside that of the change. */
    public static Optional<OutgoingMessage> of(SagaCommand command, @Nullable IncomingMessage<?> cause, Instant now) {
        return switch (command) {
            case RequestSeats(var booking) -> message(requested(booking, now), cause);
            case AnnounceHold(var booking, var hold) ->
                message(
                        new BookingHeld(
                                booking.id(),
                                booking.eventId(),
                                booking.userId(),
                                money(booking.total()),
                                hold.expiresAt()),
                        cause);
            case AnnounceConfirmation(var booking) -> message(confirmed(booking, now), cause);
            case AnnounceRejection(var booking, var reason) ->
                message(new BookingRejected(booking.id(), booking.eventId(), booking.userId(), reason, now), cause);
            case ReleaseSeats released -> message(released(released, now), cause);
            case RefundMoney _ -> Optional.empty();
            case RefundPart part -> message(refunded(part, now), cause);
        };
    }

    private static <T extends Record & BookingMessage> Optional<OutgoingMessage> message(
            T data, @Nullable IncomingMessage<?> cause) {
        OutgoingMessage message = OutgoingMessage.to(Topics.BOOKINGS, data.eventId(), data);
        return Optional.of(cause == null ? message : message.causedBy(cause));
    }

    private static BookingRequested requested(Booking booking, Instant now) {
        return new BookingRequested(
                booking.id(), booking.eventId(), booking.userId(), booking.attempt(), items(booking), now);
    }

    private static BookingConfirmed confirmed(Booking booking, Instant now) {
        return new BookingConfirmed(
                booking.id(),
                booking.eventId(),
                booking.userId(),
                booking.attempt(),
                items(booking),
                money(booking.total()),
                now);
    }

    private static BookingReleased released(ReleaseSeats command, Instant now) {
        Booking booking = command.booking();
        var refund = command.refund();
        return new BookingReleased(
                booking.id(),
                booking.eventId(),
                booking.userId(),
                booking.attempt(),
                booking.status() == Status.EXPIRED
                        ? BookingReleased.Outcome.EXPIRED
                        : BookingReleased.Outcome.CANCELLED,
                command.reason(),
                refund == null ? null : money(refund),
                now);
    }

    private static BookingRefunded refunded(RefundPart command, Instant now) {
        Booking booking = command.booking();
        return new BookingRefunded(
                booking.id(),
                booking.eventId(),
                booking.userId(),
                command.refundId(),
                money(command.amount()),
                command.reason(),
                now);
    }

    private static List<BookedItem> items(Booking booking) {
        return booking.items().stream().map(SagaMessages::item).toList();
    }

    private static BookedItem item(PricedItem item) {
        return new BookedItem(item.ticketTypeId(), item.quantity(), money(item.price()));
    }

    private static Money money(dev.stagedoor.booking.offer.model.Money money) {
        return new Money(money.amount(), money.currency());
    }
}
