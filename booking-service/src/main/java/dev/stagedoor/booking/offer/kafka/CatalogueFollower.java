package dev.stagedoor.booking.offer.kafka;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.Offers.CallOff;
import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.TicketOffer;
import dev.stagedoor.booking.offer.model.Visibility;
import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps the newest snapshot of each event. */
@Component
public class CatalogueFollower {
    private final Offers offers;
    private final Inbox inbox;

    CatalogueFollower(Offers offers, Inbox inbox) {
        this.offers = offers;
        this.inbox = inbox;
    }

    public Mono<Void> handle(List<IncomingMessage<CatalogueMessage>> batch) {
        return inbox.once(batch, this::keep);
    }

    private Mono<Void> keep(List<IncomingMessage<CatalogueMessage>> fresh) {
        Map<UUID, Offer> newest = new HashMap<>();
        List<CallOff> callOffs = new ArrayList<>();
        for (IncomingMessage<CatalogueMessage> message : fresh) {
            Offer offer = offer(requireNonNull(message.data()).event());
            newest.merge(offer.eventId(), offer, (a, b) -> a.revision() >= b.revision() ? a : b);
            if (message.data() instanceof EventCancelled cancelled) {
                callOffs.add(
                        new CallOff(cancelled.eventId(), cancelled.reason(), cancelled.cancelledAt(), message.id()));
            }
        }
        return offers.keepNewest(newest.values()).then(offers.callOff(callOffs));
    }

    private static Offer offer(EventSnapshot event) {
        return new Offer(
                event.id(),
                event.organizerId(),
                event.revision(),
                event.startsAt(),
                new CancellationRule(event.cancelUntil(), event.cancelFeePercent()),
                Visibility.valueOf(event.visibility().name()),
                event.spot(),
                null,
                event.ticketTypes().stream().map(CatalogueFollower::ticket).toList());
    }

    private static TicketOffer ticket(TicketTypeSnapshot type) {
        Money price = new Money(type.price().amount(), type.price().currency());
        var slot = type.slot();
        return new TicketOffer(
                type.id(),
                price,
                type.salesStart(),
                type.salesEnd(),
                type.maxPerBooking(),
                false,
                slot == null ? null : new TicketOffer.Slot(slot.start(), slot.end()));
    }
}
