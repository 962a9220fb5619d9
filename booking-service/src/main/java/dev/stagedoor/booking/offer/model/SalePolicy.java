package dev.stagedoor.booking.offer.model;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.model.Quote.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The rules of a sale, before any seat is asked for. */
public final class SalePolicy {
    private SalePolicy() {}

    /**
     * Puts a wish to the terms of an offer.
     *
     * @param wanted at least one, no ticket type twice
     * @param maxSeats of one booking in all
     */
    public static Quote quote(Offer offer, List<WantedItem> wanted, int maxSeats, Instant now) {
        Map<UUID, TicketOffer> tickets = new HashMap<>();
        Set<UUID> unknown = new LinkedHashSet<>();
        for (WantedItem item : wanted) {
            Optional<TicketOffer> ticket = offer.ticket(item.ticketTypeId());
            ticket.ifPresentOrElse(known -> tickets.put(known.id(), known), () -> unknown.add(item.ticketTypeId()));
        }
        if (!unknown.isEmpty()) {
            return new Quote.UnknownTicketTypes(unknown);
        }
        if (tickets.values().stream()
                        .map(ticket -> ticket.price().currency())
                        .distinct()
                        .count()
                > 1) {
            return new Quote.CannotBePriced();
        }
        Quote quote = priced(offer, wanted, tickets, now);
        boolean few = wanted.stream().mapToLong(WantedItem::quantity).sum() <= maxSeats;
        return few || !(quote instanceof Quote.Priced(var bill))
                ? quote
                : new Quote.Refused(Reason.LIMIT_EXCEEDED, bill);
    }

    private static Quote priced(Offer offer, List<WantedItem> wanted, Map<UUID, TicketOffer> tickets, Instant now) {
        List<PricedItem> items = wanted.stream()
                .map(item -> new PricedItem(
                        item.ticketTypeId(),
                        item.quantity(),
                        ticket(tickets, item.ticketTypeId()).price()))
                .toList();
        Money total;
        try {
            total = items.stream()
                    .map(item -> item.price().times(item.quantity()))
                    .reduce(Money::plus)
                    .orElseThrow();
        } catch (ArithmeticException _) {
            return new Quote.CannotBePriced();
        }
        Quote.Bill bill = new Quote.Bill(items, total, offer.terms(items));
        Optional<Reason> refusal = refusal(offer, wanted, tickets, now);
        if (refusal.isPresent()) {
            return new Quote.Refused(refusal.get(), bill);
        }
        boolean ready = tickets.values().stream().allMatch(TicketOffer::poolOpen);
        return ready ? new Quote.Priced(bill) : new Quote.NotReady();
    }

    private static Optional<Reason> refusal(
            Offer offer, List<WantedItem> wanted, Map<UUID, TicketOffer> tickets, Instant now) {
        if (offer.isCalledOff()) {
            return Optional.of(Reason.EVENT_CANCELLED);
        }
        if (!tickets.values().stream().allMatch(ticket -> offer.isToCome(ticket, now) && ticket.isOnSale(now))) {
            return Optional.of(Reason.SALES_CLOSED);
        }
        if (tickets.values().stream().anyMatch(TicketOffer::suspended)) {
            return Optional.of(Reason.SALE_SUSPENDED);
        }
        boolean withinLimits = wanted.stream()
                .allMatch(item ->
                        item.quantity() <= ticket(tickets, item.ticketTypeId()).maxPerBooking());
        return withinLimits ? Optional.empty() : Optional.of(Reason.LIMIT_EXCEEDED);
    }

    private static TicketOffer ticket(Map<UUID, TicketOffer> tickets, UUID id) {
        return requireNonNull(tickets.get(id));
    }
}
