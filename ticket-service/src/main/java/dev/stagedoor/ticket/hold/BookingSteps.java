package dev.stagedoor.ticket.hold;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingHeld;
import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingRejected;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingRequested;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.IncomingMessage.Position;
import dev.stagedoor.ticket.hold.model.Asked;
import dev.stagedoor.ticket.hold.model.Attempt;
import dev.stagedoor.ticket.hold.model.Seats;
import dev.stagedoor.ticket.hold.model.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Translates what booking-service publishes into what the inventory decides. */
final class BookingSteps {
    private BookingSteps() {}

    static List<Step> of(List<IncomingMessage<BookingMessage>> messages) {
        List<Step> steps = new ArrayList<>(messages.size());
        for (IncomingMessage<BookingMessage> message : messages) {
            steps.add(of(requireNonNull(message.data())));
        }
        return steps;
    }

    /** When and where each attempt first asked. */
    static Map<Attempt, Asked> asked(List<IncomingMessage<BookingMessage>> messages) {
        Map<Attempt, Asked> asked = new HashMap<>();
        for (IncomingMessage<BookingMessage> message : messages) {
            if (message.data() instanceof BookingRequested requested) {
                Position position = message.position();
                asked.putIfAbsent(
                        new Attempt(requested.bookingId(), requested.attempt()),
                        new Asked(
                                requested.requestedAt(),
                                position == null ? Asked.UNKNOWN : position.partition(),
                                position == null ? Asked.UNKNOWN : position.offset()));
            }
        }
        return asked;
    }

    private static Step of(BookingMessage message) {
        return switch (message) {
            case BookingRequested requested ->
                new Step.Request(
                        new Attempt(requested.bookingId(), requested.attempt()),
                        requested.eventId(),
                        seats(requested.items()));
            case BookingConfirmed confirmed ->
                new Step.Confirmation(
                        new Attempt(confirmed.bookingId(), confirmed.attempt()),
                        confirmed.eventId(),
                        confirmed.userId());
            case BookingReleased released ->
                new Step.Release(new Attempt(released.bookingId(), released.attempt()), released.eventId());
            case BookingHeld _, BookingRejected _, BookingRefunded _ ->
                throw new IllegalArgumentException(
                        "not subscribed to " + message.getClass().getSimpleName());
        };
    }

    private static List<Seats> seats(List<BookedItem> items) {
        List<Seats> seats = new ArrayList<>(items.size());
        for (BookedItem item : items) {
            seats.add(new Seats(item.ticketTypeId(), item.quantity()));
        }
        return seats;
    }
}
