package dev.stagedoor.booking.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.offer.Catalogue;
import dev.stagedoor.booking.offer.GuestLists;
import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.offer.model.TicketOffer;
import dev.stagedoor.booking.offer.model.Visibility;
import dev.stagedoor.booking.offer.model.WantedItem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class QuoteOrderTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int LOOKS = 3;
    private static final UUID EVENT = UUID.randomUUID();
    private static final UUID TYPE = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();

    @Test
    void readsNoGuestListForAPublicEvent() {
        Invited guests = new Invited(0);
        assertThat(quote(Visibility.PUBLIC, guests)).isInstanceOf(Quote.Priced.class);
        assertThat(guests.looks).isZero();
    }

    @Test
    void waitsForAnInvitationOnItsWay() {
        Invited guests = new Invited(LOOKS);
        assertThat(quote(Visibility.PRIVATE, guests)).isInstanceOf(Quote.Priced.class);
        assertThat(guests.looks).isEqualTo(LOOKS + 1);
    }

    @Test
    void takesAPrivateEventForUnknownToTheUninvitedAfterAllItsPatience() {
        Invited guests = new Invited(LOOKS + 1);
        assertThat(quote(Visibility.PRIVATE, guests)).isEqualTo(new Quote.UnknownEvent());
        assertThat(guests.looks).isEqualTo(LOOKS + 1);
    }

    private static Quote quote(Visibility visibility, Invited guests) {
        Offer offer = new Offer(
                EVENT,
                UUID.randomUUID(),
                1,
                NOW.plusSeconds(60),
                new CancellationRule(null, 0),
                visibility,
                null,
                null,
                List.of(new TicketOffer(TYPE, new Money(0, "EUR"), null, null, 4, true, false, null)));
        // Half a pause more than the looks take, so that the last look and the end do not meet.
        Duration wait = PAUSE.multipliedBy(LOOKS).plus(PAUSE.dividedBy(2));
        OrderProperties properties = new OrderProperties(PATIENCE, PATIENCE, wait, PAUSE, 10, PATIENCE, 10);
        RecentOffers offers = new RecentOffers(new Only(offer), new RecentOffersProperties(PATIENCE, 1));
        QuoteOrder quotes = new QuoteOrder(offers, guests, new Unasked(), Clock.fixed(NOW, ZoneOffset.UTC), properties);
        BookingOrder order = new BookingOrder(USER, EVENT, List.of(new WantedItem(TYPE, 1)), null, null);
        List<Quote> seen = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> quotes.quote(order).doOnNext(seen::add))
                .thenAwait(wait)
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
        return seen.getFirst();
    }

    /** Invited once somebody has looked so often. */
    private static final class Invited implements GuestLists {
        private final int lateBy;
        private int looks;

        Invited(int lateBy) {
            this.lateBy = lateBy;
        }

        @Override
        public Mono<Boolean> includes(UUID eventId, UUID userId) {
            assertThat(userId).isEqualTo(USER);
            return Mono.fromCallable(() -> looks++ >= lateBy);
        }

        @Override
        public Mono<Void> keep(List<Invitation> invitations) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> withdraw(Collection<UUID> ids) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> close(Collection<UUID> eventIds) {
            return Mono.empty();
        }
    }

    /** What the copy knows is not asked for. */
    private static final class Unasked implements Catalogue {

        @Override
        public Mono<Boolean> hasPublished(UUID eventId, Set<UUID> ticketTypes) {
            return Mono.error(AssertionError::new);
        }

        @Override
        public Mono<Boolean> hasSpot(String name) {
            return Mono.error(AssertionError::new);
        }
    }

    /** The only event there is. */
    private record Only(Offer offer) implements Offers {

        @Override
        public Mono<Offer> find(UUID eventId) {
            return Mono.just(offer);
        }

        @Override
        public Mono<UUID> findSpot(String key) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> keepNewest(Collection<Offer> offers) {
            return Mono.empty();
        }

        @Override
        public Mono<Void> callOff(Collection<CallOff> callOffs) {
            return Mono.empty();
        }

        @Override
        public Mono<Set<UUID>> calledOff(Collection<UUID> eventIds) {
            return Mono.just(Set.of());
        }

        @Override
        public Mono<Void> openPools(Map<UUID, UUID> eventByTicketType) {
            return Mono.empty();
        }
    }
}
