package dev.stagedoor.ticket.hold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.contracts.inventory.SeatsRefused;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.ticket.hold.model.Attempt;
import dev.stagedoor.ticket.hold.model.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Translates the outcomes of a batch into what is published of it, in the order of the steps. */
final class Answers {
    private final Map<Attempt, List<IssuedTicket>> issued;
    private final Map<Attempt, List<UUID>> voided;
    private final Instant at;

    Answers(List<NewTicket> issued, List<VoidedTicket> voided, Instant at) {
        this.issued = issued.stream()
                .collect(groupingBy(
                        NewTicket::attempt,
                        mapping(ticket -> new IssuedTicket(ticket.id(), ticket.ticketTypeId()), toList())));
        this.voided = voided.stream().collect(groupingBy(VoidedTicket::attempt, mapping(VoidedTicket::id, toList())));
        this.at = at;
    }

    List<OutgoingMessage> to(List<? extends IncomingMessage<?>> messages, List<Outcome> outcomes) {
        List<OutgoingMessage> answers = new ArrayList<>(messages.size());
        for (int i = 0; i < messages.size(); i++) {
            OutgoingMessage answer = to(outcomes.get(i));
            if (answer != null) {
                answers.add(answer.causedBy(messages.get(i)));
            }
        }
        return answers;
    }

    private @Nullable OutgoingMessage to(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answer answer -> decision(answer);
            case Outcome.Sold sold -> issued(sold);
            case Outcome.Released released -> released.sold().isEmpty() ? null : voided(released);
            case Outcome.AlreadyDecided decided -> decided.standing() == null ? null : decision(decided.standing());
        };
    }

    private OutgoingMessage decision(Outcome.Answer answer) {
        UUID booking = answer.attempt().bookingId();
        int attempt = answer.attempt().number();
        UUID event = answer.eventId();
        Record data = switch (answer) {
            case Outcome.Held _ -> new SeatsHeld(booking, event, attempt, at);
            case Outcome.Refused refused ->
                new SeatsRefused(booking, event, attempt, refused.refusal().code(), at);
        };
        return OutgoingMessage.to(Topics.INVENTORY, event, data);
    }

    private OutgoingMessage issued(Outcome.Sold sold) {
        return OutgoingMessage.to(
                Topics.TICKETS,
                sold.eventId(),
                new TicketsIssued(
                        sold.attempt().bookingId(),
                        sold.eventId(),
                        sold.userId(),
                        issued.getOrDefault(sold.attempt(), List.of()),
                        at));
    }

    private OutgoingMessage voided(Outcome.Released released) {
        List<UUID> tickets = released.sold().stream()
                .flatMap(attempt -> voided.getOrDefault(attempt, List.of()).stream())
                .toList();
        return OutgoingMessage.to(
                Topics.TICKETS,
                released.eventId(),
                new TicketsVoided(released.bookingId(), released.eventId(), tickets, at));
    }
}
