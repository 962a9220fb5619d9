package dev.stagedoor.ticket.admission;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.ticket.admission.model.Admission;
import dev.stagedoor.ticket.admission.model.Presentation;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
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
    }

    /** Presents the ticket; emits nothing for an unknown one. A refusal is counted on the ticket as well. */
    public Mono<Admission> redeem(UUID ticket) {
        return Mono.defer(() -> {
            // As exact as the database keeps it, so that later answers repeat the same instant.
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return tickets.present(ticket, now)
                    .flatMap(shown -> publish(ticket, shown, Admission.of(shown, now)))
                    .as(transaction::transactional)
                    .doOnNext(this::count);
        });
    }

    private Mono<Admission> publish(UUID ticket, Presentation shown, Admission admission) {
        return switch (admission) {
            case Admission.Admitted admitted ->
                outbox.append(OutgoingMessage.to(
                                Topics.TICKETS,
                                shown.eventId(),
                                new TicketRedeemed(ticket, shown.eventId(), shown.bookingId(), admitted.redeemedAt())))
                        .thenReturn(admission);
            case Admission.AlreadyRedeemed _, Admission.NotValid _ -> Mono.just(admission);
        };
    }

    private void count(Admission admission) {
        (admission instanceof Admission.Admitted ? redeemed : refused).increment();
    }
}
