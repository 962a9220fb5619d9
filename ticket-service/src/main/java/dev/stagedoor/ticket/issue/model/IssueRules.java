package dev.stagedoor.ticket.issue.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may issue tickets of which type. */
public final class IssueRules {
    /** Most tickets of one call: one transaction, and a client that waits for it. */
    public static final int MOST_AT_ONCE = 100_000;

    /** Most bearer tickets of one type, far below what the counters hold. */
    public static final int MOST_OF_A_TYPE = 10_000_000;

    private IssueRules() {}

    /**
     * An event as far as it matters here.
     *
     * @param secret whether nobody else may be told that there is such an event
     * @param types the ticket types it has now
     */
    public record Issuer(UUID organizerId, boolean secret, boolean cancelled, List<Type> types) {}

    /**
     * A ticket type.
     *
     * @param bearerTickets issued or about to be
     */
    public record Type(UUID id, int bearerTickets) {}

    /** Decides which ticket type the tickets are of. */
    public static Verdict decide(Issuer event, UUID caller, int quantity, @Nullable UUID ticketType) {
        if (!event.organizerId().equals(caller)) {
            return event.secret() ? new Verdict.NotToBeKnown() : new Verdict.NotYours();
        }
        if (event.cancelled()) {
            return new Verdict.EventCancelled();
        }
        List<Type> types = event.types();
        if (types.isEmpty()) {
            return new Verdict.NoTicketType();
        }
        if (ticketType == null && types.size() > 1) {
            return new Verdict.WhichTicketType();
        }
        return types.stream()
                .filter(type -> ticketType == null || type.id().equals(ticketType))
                .findFirst()
                .map(type -> of(type, quantity))
                .orElseGet(Verdict.UnknownTicketType::new);
    }

    private static Verdict of(Type type, int quantity) {
        return (long) type.bearerTickets() + quantity > MOST_OF_A_TYPE
                ? new Verdict.TooMany()
                : new Verdict.Allowed(type.id());
    }
}
