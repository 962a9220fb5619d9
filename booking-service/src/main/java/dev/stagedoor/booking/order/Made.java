package dev.stagedoor.booking.order;

import dev.stagedoor.booking.order.BookingOrder.Guest;
import dev.stagedoor.booking.order.Orders.NewBooking;
import dev.stagedoor.booking.saga.SagaMessages;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.SagaCommand;
import dev.stagedoor.booking.saga.model.Status;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.mail.GuestAddressGiven;
import dev.stagedoor.messaging.OutgoingMessage;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A new booking and what it puts on the log. */
record Made(
        NewBooking booking, SagaCommand command, @Nullable Guest guest) {

    static Made of(BookingOrder order, Booking booking, SagaCommand command) {
        return new Made(new NewBooking(booking, order.key(), order.guest() != null), command, order.guest());
    }

    UUID id() {
        return booking.booking().id();
    }

    Stream<OutgoingMessage> messages() {
        Booking made = booking.booking();
        Stream<OutgoingMessage> message = SagaMessages.of(command, null, made.bookedAt()).stream();
        String email = guest == null ? null : guest.email();
        return email == null || made.status() == Status.REJECTED
                ? message
                : Stream.concat(message, Stream.of(address(made, email)));
    }

    private static OutgoingMessage address(Booking made, String email) {
        var given = new GuestAddressGiven(made.userId(), made.id(), email);
        return OutgoingMessage.to(Topics.PRIVATE_MAIL, made.userId(), given);
    }
}
