package dev.stagedoor.ticket.admission;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.Door;
import dev.stagedoor.ticket.admission.model.Presentation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Lets the bearer of a ticket in, once. */
@Component
public class RedeemTicket {
    private final Tickets tickets;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final Counter redeemed;
    private final Counter refused;
    private final Counter strangers;

    RedeemTicket(
            Tickets tickets, Outbox outbox, TransactionalOperator transaction, Clock clock, MeterRegistry metrics) {
        this.tickets = tickets;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.redeemed = Counter.builder("stagedoor.tickets")
                .description("Tickets issued, voided, redeemed")
                .tag("change", "redeemed")
                .register(metrics);
        this.refused = Counter.builder("stagedoor.tickets.refused")
                .description("Presentations of tickets that were redeemed before or are void")
                .register(metrics);
        this.strangers = Counter.builder("stagedoor.tickets.door.strangers")
                .description("Presentations by somebody who is not of the door staff")
                .register(metrics);
    }

    /**
     * What became of a presentation.
     *
     * @param door where it was
     */
    public record Entry(Door door, Admission admission) {}

    /**
     * Presents the ticket; emits nothing for an unknown one. A refusal is counted on the ticket as well, unless it was for
     * whoever presented it.
     *
     * @param caller null: without a token
     */
    public Mono<Entry> redeem(UUID ticket, @Nullable UUID caller) {
        return redeem(ticket, caller, _ -> true);
    }

    /** The same, at the door of a spot; a ticket of anything else is unknown there. */
    public Mono<Entry> redeemAtSpot(UUID spot, UUID ticket, @Nullable UUID caller) {
        return redeem(ticket, caller, door -> door.isOfSpot(spot));
    }

    private Mono<Entry> redeem(UUID ticket, @Nullable UUID caller, Predicate<Door> here) {
        return Mono.defer(() -> tickets.door(ticket)
                .filter(here)
                .flatMap(door -> switch (door.access(caller)) {
                    case OPEN -> present(ticket).map(admission -> new Entry(door, admission));
                    case WHO_IS_IT, STRANGER ->
                        Mono.just(new Entry(door, new Admission.NotYourDoor(door.access(caller))));
                })
                .as(transaction::transactional)
                .doOnNext(entry -> count(entry.admission())));
    }

    private Mono<Admission> present(UUID ticket) {
        // As exact as the database keeps it, so that later answers repeat the same instant.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return tickets.present(ticket, now).flatMap(shown -> publish(ticket, shown, Admission.of(shown, now)));
    }

    private Mono<Admission> publish(UUID ticket, Presentation shown, Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted ->
                outbox.append(OutgoingMessage.to(
                                Topics.TICKETS,
                                shown.eventId(),
                                new TicketRedeemed(ticket, shown.eventId(), shown.bookingId(), admitted.redeemedAt())))
                        .thenReturn(admission);
            case Admission.AlreadyRedeemed _, Admission.NotValid _, Admission.NotYourDoor _ -> Mono.just(admission);
        };
    }

    private void count(Admission admission) {
        switch (admission) {
            case Admission.Admitted _ -> redeemed.increment();
            case Admission.AlreadyRedeemed _, Admission.NotValid _ -> refused.increment();
            case Admission.NotYourDoor _ -> strangers.increment();
        }
    }
}
