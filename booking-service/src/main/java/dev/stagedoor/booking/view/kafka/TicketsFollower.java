package dev.stagedoor.booking.view.kafka;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.view.BookedTickets;
import dev.stagedoor.booking.view.BookedTickets.Issued;
import dev.stagedoor.booking.view.BookingView.TicketState;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.ticket.TicketMessage;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Keeps the tickets of bookings. */
@Configuration(proxyBeanMethods = false)
class TicketsFollower {
    /** The buyer has been told of the booking by then; a tenth of a second later its tickets show. */
    private static final Duration REST = Duration.ofMillis(50);

    @Bean
    Subscription<TicketMessage> tickets(BookedTickets tickets, Inbox inbox) {
        return new Subscription<>(
                Topics.TICKETS,
                Set.of(TicketsIssued.class, TicketsVoided.class, TicketRedeemed.class),
                batch -> inbox.once(batch, fresh -> keep(tickets, fresh)),
                REST);
    }

    /** A state only moves on, from ok to redeemed to void, so the kinds of a batch can be taken one after the other. */
    private static Mono<Void> keep(BookedTickets tickets, List<IncomingMessage<TicketMessage>> fresh) {
        List<Issued> issued = new ArrayList<>();
        List<UUID> redeemed = new ArrayList<>();
        List<UUID> voided = new ArrayList<>();
        for (IncomingMessage<TicketMessage> message : fresh) {
            switch (requireNonNull(message.data())) {
                case TicketsIssued some -> issued.addAll(ofBooking(some));
                case TicketRedeemed one -> redeemed.add(one.ticketId());
                case TicketsVoided some -> voided.addAll(some.ticketIds());
            }
        }
        return tickets.issued(issued)
                .then(tickets.moved(redeemed, TicketState.REDEEMED))
                .then(tickets.moved(voided, TicketState.VOID));
    }

    private static List<Issued> ofBooking(TicketsIssued message) {
        UUID booking = message.bookingId();
        return booking == null
                ? List.of()
                : message.tickets().stream()
                        .map(ticket -> new Issued(ticket.id(), booking, ticket.ticketTypeId()))
                        .toList();
    }
}
