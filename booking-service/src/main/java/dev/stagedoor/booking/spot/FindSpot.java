package dev.stagedoor.booking.spot;

import dev.stagedoor.booking.offer.Catalogue;
import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.SpotName;
import dev.stagedoor.booking.order.OrderProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds spots by their names, and gives one that was just opened a moment to arrive. */
@Component
class FindSpot {
    private final Offers offers;
    private final Catalogue catalogue;
    private final OrderProperties limits;

    FindSpot(Offers offers, Catalogue catalogue, OrderProperties limits) {
        this.offers = offers;
        this.catalogue = catalogue;
        this.limits = limits;
    }

    /** Empty where there is none of that name. */
    Mono<Offer> find(String name) {
        long looks = limits.catalogueWait().dividedBy(limits.cataloguePause());
        return Mono.defer(() -> offers.findSpot(SpotName.key(name)).flatMap(offers::find))
                .repeatWhenEmpty(times -> times.take(looks).delayElements(limits.cataloguePause()));
    }

    /** What a wish for an unknown spot comes to. */
    Mono<Reservation> unknown(String name) {
        return catalogue
                .hasSpot(name)
                .map(opened -> opened ? new Reservation.NotReady() : new Reservation.NoSuchSpot());
    }
}
