package dev.stagedoor.booking.spot;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.SpotName;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows a guest how far the reservation is. Its id is the right to read it: random, and told to the guest only. */
@Component
public class ReadReservation {
    private final Offers offers;
    private final GuestBookings guests;
    private final BookingViews views;

    ReadReservation(Offers offers, GuestBookings guests, BookingViews views) {
        this.offers = offers;
        this.guests = guests;
        this.views = views;
    }

    /** Empty where there is no such reservation of a guest in the spot. */
    public Mono<BookingView> of(String spot, UUID bookingId) {
        return guests.isGuests(bookingId)
                .filter(theirs -> theirs)
                .flatMap(_ -> views.find(bookingId))
                .filterWhen(view -> offers.find(view.booking().eventId())
                        .mapNotNull(Offer::spot)
                        .map(name -> SpotName.key(name).equals(SpotName.key(spot)))
                        .defaultIfEmpty(false));
    }
}
