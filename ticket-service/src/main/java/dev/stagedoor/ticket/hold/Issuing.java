package dev.stagedoor.ticket.hold;

import dev.stagedoor.service.id.IdSource;
import dev.stagedoor.ticket.hold.model.Outcome;
import dev.stagedoor.ticket.hold.model.Seats;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes the tickets that are due, and says what time it is. */
@Component
class Issuing {
    private final Clock clock;
    private final IdSource ids;

    Issuing(Clock clock, IdSource ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** As exact as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A ticket for each seat sold. */
    List<NewTicket> tickets(List<Outcome> outcomes) {
        List<NewTicket> tickets = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Sold sold) {
                sold.seats().forEach(seats -> add(tickets, sold, seats));
            }
        }
        return tickets;
    }

    private void add(List<NewTicket> tickets, Outcome.Sold sold, Seats seats) {
        for (int i = 0; i < seats.quantity(); i++) {
            tickets.add(new NewTicket(ids.secret(), sold.eventId(), seats.ticketTypeId(), sold.attempt()));
        }
    }
}
