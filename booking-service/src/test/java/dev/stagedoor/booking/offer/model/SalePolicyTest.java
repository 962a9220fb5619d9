package dev.stagedoor.booking.offer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.offer.model.Quote.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SalePolicyTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration TICK = Duration.ofNanos(1);
    private static final int MAX_SEATS = 6;
    private static final UUID TYPE = UUID.randomUUID();
    private static final Money PRICE = new Money(1250, "EUR");

    @Test
    void addsThePricesUp() {
        UUID second = UUID.randomUUID();
        Offer offer = offer(
                NOW.plusSeconds(1),
                ticket(null, null),
                new TicketOffer(second, PRICE, null, null, 4, true, false, null));
        Quote quote =
                SalePolicy.quote(offer, List.of(new WantedItem(TYPE, 2), new WantedItem(second, 1)), MAX_SEATS, NOW);
        assertThat(quote)
                .isEqualTo(new Quote.Priced(new Quote.Bill(
                        List.of(new PricedItem(TYPE, 2, PRICE), new PricedItem(second, 1, PRICE)),
                        new Money(3750, "EUR"),
                        new Terms(offer.startsAt(), offer.cancellation()))));
    }

    @Test
    void sellsFromTheFirstMomentToTheLast() {
        assertThat(quote(NOW, null, 1)).isInstanceOf(Quote.Priced.class);
        assertThat(quote(NOW.minus(TICK), null, 1)).isInstanceOf(Quote.Priced.class);
        assertThat(reason(quote(NOW.plus(TICK), null, 1))).isEqualTo(Reason.SALES_CLOSED);
        assertThat(quote(null, NOW.plus(TICK), 1)).isInstanceOf(Quote.Priced.class);
        assertThat(reason(quote(null, NOW, 1))).isEqualTo(Reason.SALES_CLOSED);
        assertThat(reason(quote(null, NOW.minus(TICK), 1))).isEqualTo(Reason.SALES_CLOSED);
    }

    @Test
    void sellsNothingOnceTheEventHasStarted() {
        assertThat(reason(quote(offer(NOW, ticket(null, null)), 1))).isEqualTo(Reason.SALES_CLOSED);
        assertThat(quote(offer(NOW.plus(TICK), ticket(null, null)), 1)).isInstanceOf(Quote.Priced.class);
    }

    @Test
    void sellsNothingOfACalledOffEvent() {
        assertThat(reason(quote(offer(NOW.plusSeconds(1), NOW, ticket(null, null)), 1)))
                .isEqualTo(Reason.EVENT_CANCELLED);
    }

    @Test
    void sellsASlotUntilItIsOverThoughItsSpotHasBegun() {
        assertThat(quote(offer(NOW.minusSeconds(60), slot(NOW.plus(TICK))), 1)).isInstanceOf(Quote.Priced.class);
        assertThat(reason(quote(offer(NOW.minusSeconds(60), slot(NOW)), 1))).isEqualTo(Reason.SALES_CLOSED);
    }

    @Test
    void beginsABookingOfSlotsWithTheFirstOfThem() {
        Offer offer = offer(NOW.minusSeconds(60), slot(NOW.plusSeconds(60)));
        assertThat(((Quote.Priced) quote(offer, 1)).bill().terms().startsAt()).isEqualTo(NOW.plusSeconds(30));
    }

    private static TicketOffer slot(Instant end) {
        return new TicketOffer(
                TYPE, PRICE, null, null, 4, true, false, new TicketOffer.Slot(end.minusSeconds(30), end));
    }

    @Test
    void sellsUpToTheLimitOfABooking() {
        assertThat(quote(null, null, 1)).isInstanceOf(Quote.Priced.class);
        assertThat(quote(null, null, 3)).isInstanceOf(Quote.Priced.class);
        assertThat(quote(null, null, 4)).isInstanceOf(Quote.Priced.class);
        assertThat(reason(quote(null, null, 5))).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void sellsUpToTheLimitOfAllTicketTypesTogether() {
        UUID second = UUID.randomUUID();
        Offer offer = offer(
                NOW.plusSeconds(1),
                ticket(null, null),
                new TicketOffer(second, PRICE, null, null, 4, true, false, null));
        List<WantedItem> six = List.of(new WantedItem(TYPE, 3), new WantedItem(second, 3));
        List<WantedItem> seven = List.of(new WantedItem(TYPE, 4), new WantedItem(second, 3));
        assertThat(SalePolicy.quote(offer, six, MAX_SEATS, NOW)).isInstanceOf(Quote.Priced.class);
        assertThat(reason(SalePolicy.quote(offer, seven, MAX_SEATS, NOW))).isEqualTo(Reason.LIMIT_EXCEEDED);
    }

    @Test
    void waitsForThePools() {
        TicketOffer closed = new TicketOffer(TYPE, PRICE, null, null, 4, false, false, null);
        assertThat(quote(offer(NOW.plusSeconds(1), closed), 1)).isInstanceOf(Quote.NotReady.class);
    }

    @Test
    void namesUnknownTicketTypes() {
        UUID unknown = UUID.randomUUID();
        Offer offer = offer(NOW.plusSeconds(1), ticket(null, null));
        assertThat(SalePolicy.quote(
                        offer, List.of(new WantedItem(TYPE, 1), new WantedItem(unknown, 1)), MAX_SEATS, NOW))
                .isEqualTo(new Quote.UnknownTicketTypes(Set.of(unknown)));
    }

    @Test
    void cannotPriceWhatNoNumberHolds() {
        TicketOffer dear = new TicketOffer(TYPE, new Money(Long.MAX_VALUE, "EUR"), null, null, 4, true, false, null);
        assertThat(quote(offer(NOW.plusSeconds(1), dear), 2)).isInstanceOf(Quote.CannotBePriced.class);
    }

    @Test
    void cannotPriceSeveralCurrencies() {
        UUID second = UUID.randomUUID();
        Offer offer = offer(
                NOW.plusSeconds(1),
                ticket(null, null),
                new TicketOffer(second, new Money(1, "USD"), null, null, 4, true, false, null));
        assertThat(SalePolicy.quote(offer, List.of(new WantedItem(TYPE, 2), new WantedItem(second, 1)), MAX_SEATS, NOW))
                .isInstanceOf(Quote.CannotBePriced.class);
    }

    @Test
    void keepsFeesToTheWholeUnitInTheBuyersFavour() {
        CancellationRule third = new CancellationRule(Duration.ZERO, 33);
        assertThat(third.feeOf(new Money(101, "EUR"))).isEqualTo(new Money(33, "EUR"));
        assertThat(third.feeOf(new Money(Long.MAX_VALUE, "EUR")).amount()).isPositive();
    }

    private static Quote quote(@Nullable Instant salesStart, @Nullable Instant salesEnd, int quantity) {
        return quote(offer(NOW.plusSeconds(60), ticket(salesStart, salesEnd)), quantity);
    }

    private static Quote quote(Offer offer, int quantity) {
        return SalePolicy.quote(offer, List.of(new WantedItem(TYPE, quantity)), MAX_SEATS, NOW);
    }

    private static Reason reason(Quote quote) {
        return ((Quote.Refused) quote).reason();
    }

    private static TicketOffer ticket(@Nullable Instant salesStart, @Nullable Instant salesEnd) {
        return new TicketOffer(TYPE, PRICE, salesStart, salesEnd, 4, true, false, null);
    }

    private static Offer offer(Instant startsAt, TicketOffer... tickets) {
        return offer(startsAt, null, tickets);
    }

    private static Offer offer(Instant startsAt, @Nullable Instant calledOffAt, TicketOffer... tickets) {
        return new Offer(
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                startsAt,
                new CancellationRule(null, 0),
                Visibility.PUBLIC,
                null,
                calledOffAt,
                List.of(tickets));
    }
}
