package dev.stagedoor.booking.order;

import dev.stagedoor.booking.offer.Catalogue;
import dev.stagedoor.booking.offer.GuestLists;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.offer.model.SalePolicy;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Puts orders to the terms of their event, and gives the event, or the invitation to it, a moment to arrive. Whoever may
 * not know of an event is answered as if there were none, and after the same time.
 */
@Component
class QuoteOrder {
    private final RecentOffers offers;
    private final GuestLists guests;
    private final Catalogue catalogue;
    private final Clock clock;
    private final OrderProperties properties;

    QuoteOrder(RecentOffers offers, GuestLists guests, Catalogue catalogue, Clock clock, OrderProperties properties) {
        this.offers = offers;
        this.guests = guests;
        this.catalogue = catalogue;
        this.clock = clock;
        this.properties = properties;
    }

    Mono<Quote> quote(BookingOrder order) {
        return look(order).flatMap(first -> mayChange(first) ? again(order, first) : Mono.just(first));
    }

    /** What an order of something unknown comes to: that, or not yet, where the catalogue shows it to whoever asks. */
    Mono<Quote> unknown(BookingOrder order, Quote unknown) {
        Set<UUID> types = unknown instanceof Quote.UnknownTicketTypes(var ids) ? ids : Set.of();
        return catalogue
                .hasPublished(order.eventId(), types)
                .map(published -> published ? new Quote.NotReady() : unknown);
    }

    /** Ends by the clock and not by the number of looks, so that how long one takes does not tell what it found. */
    private Mono<Quote> again(BookingOrder order, Quote first) {
        return Mono.delay(properties.cataloguePause())
                .then(Mono.defer(() -> look(order)))
                .repeat()
                .takeUntil(quote -> !mayChange(quote))
                .takeUntilOther(Mono.delay(properties.catalogueWait()))
                .last(first);
    }

    private Mono<Quote> look(BookingOrder order) {
        return offers.find(order.eventId())
                .filterWhen(offer -> mayBook(order, offer))
                .map(offer -> SalePolicy.quote(offer, order.items(), properties.maxSeats(), clock.instant()))
                .defaultIfEmpty(new Quote.UnknownEvent());
    }

    /** Asks the database for private events only. */
    private Mono<Boolean> mayBook(BookingOrder order, Offer offer) {
        return offer.isOpenTo(order.userId()) ? Mono.just(true) : guests.includes(offer.eventId(), order.userId());
    }

    private static boolean mayChange(Quote quote) {
        return switch (quote) {
            case Quote.UnknownEvent _, Quote.NotReady _ -> true;
            case Quote.Priced _, Quote.Refused _, Quote.UnknownTicketTypes _, Quote.CannotBePriced _ -> false;
        };
    }
}
