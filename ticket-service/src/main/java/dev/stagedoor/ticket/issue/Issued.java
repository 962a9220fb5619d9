package dev.stagedoor.ticket.issue;

import dev.stagedoor.ticket.issue.model.Verdict;
import java.util.UUID;

/** What became of an order of bearer tickets. */
public sealed interface Issued {

    /**
     * They exist.
     *
     * @param ticketsTotal tickets of the event that admit their bearers or have, these included
     */
    record Done(UUID eventId, UUID ticketTypeId, int quantity, long ticketsTotal) implements Issued {}

    /** None of them does. */
    record Refused(Verdict.Refusal why) implements Issued {}

    /** No such event. */
    record NoSuchEvent() implements Issued {}

    /** The key belongs to another order. */
    record KeyReused() implements Issued {}
}
