package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.booking.offer.model.WantedItem;
import dev.stagedoor.booking.order.BookingOrder;
import dev.stagedoor.booking.order.BookingOrder.Guest;
import dev.stagedoor.booking.order.BookingOrder.IdempotencyKey;
import dev.stagedoor.booking.order.PlaceBooking;
import dev.stagedoor.booking.order.Placement;
import dev.stagedoor.booking.order.Placement.Undecided;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bookings that are asked for at the same moment are stored together, and each of them is answered on its own. */
class CrowdIT extends BookingServiceIT {
    private static final int CROWD = 300;
    private static final String ENDLESS = "a".repeat(3_000_000);
    private static final String UNSTORABLE = "\0";

    @Autowired
    private PlaceBooking place;

    @Autowired
    private MeterRegistry meters;

    /** How one of them was answered. */
    private sealed interface Fate {
        record Stored(UUID id) implements Fate {}

        record Failed(Throwable why) implements Fate {}
    }

    @Test
    void isStoredInFewTransactionsInTheOrderInWhichItCame() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        UUID first = stored(ask(event, orders(event, "first"))).getFirst();
        long transactions = transactions();

        List<UUID> crowd = stored(ask(event, crowd(event)));

        assertThat(crowd).hasSize(CROWD).doesNotHaveDuplicates();
        assertThat(transactions() - transactions).isBetween(1L, CROWD / 10L);
        eventually(() -> desk.requested(event.id()), seen -> assertThat(seen).hasSize(1 + CROWD));
        assertThat(desk.requested(event.id())).startsWith(first).endsWith(crowd.toArray(UUID[]::new));
    }

    @Test
    void getsOnePlaceForOneKeyThatComesTwiceAtOnce() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        BookingOrder twice = orders(event, "twice").getFirst();
        List<BookingOrder> all = new ArrayList<>(crowd(event));
        all.add(10, twice);
        all.add(200, twice);

        List<UUID> stored = stored(ask(event, all));

        assertThat(stored).hasSize(CROWD + 2);
        assertThat(stored.get(10)).isEqualTo(stored.get(200));
        assertThat(bookings(event)).isEqualTo(CROWD + 1);
    }

    @Test
    void isNotPunishedForThoseThatCannotBeStored() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        List<BookingOrder> all = new ArrayList<>(crowd(event));
        all.add(150, orders(event, UNSTORABLE).getFirst());

        all.add(
                200,
                new BookingOrder(
                        UUID.randomUUID(),
                        event.id(),
                        List.of(new WantedItem(event.type(), 1)),
                        null,
                        new Guest(ENDLESS)));

        List<Fate> fates = ask(event, all);

        assertThat(fates.remove(200))
                .isInstanceOfSatisfying(
                        Fate.Failed.class,
                        failed -> assertThat(failed.why()).isInstanceOf(IllegalArgumentException.class));
        assertThat(fates.remove(150))
                .isInstanceOfSatisfying(
                        Fate.Failed.class, failed -> assertThat(failed.why()).isInstanceOf(DataAccessException.class));
        assertThat(stored(fates)).hasSize(CROWD);
        assertThat(bookings(event)).isEqualTo(CROWD);
    }

    @Test
    void goesOnWithoutThoseWhoLeave() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        List<BookingOrder> crowd = crowd(event);

        List<Placement> answered = Flux.fromIterable(crowd)
                .flatMapSequential(order -> place.place(order, Duration.ZERO), CROWD)
                .take(CROWD / 2)
                .collectList()
                .block(PATIENCE);

        assertThat(answered).hasSize(CROWD / 2);
        assertThat(stored(ask(event, orders(event, "next")))).hasSize(1);
        // Whoever left after the transaction had begun has the booking, and finds it under the key.
        assertThat(bookings(event)).isBetween(CROWD / 2 + 1L, CROWD + 1L);
        assertThat(stored(ask(event, crowd))).hasSize(CROWD);
        assertThat(bookings(event)).isEqualTo(CROWD + 1);
    }

    private List<Fate> ask(TestEvent event, List<BookingOrder> orders) {
        // The offer is read, so that nobody has to wait for it and all come in the order of the list.
        assertThat(book(event, 10_000, UUID.randomUUID()).text("code")).isEqualTo("limit_exceeded");
        return new ArrayList<>(Flux.fromIterable(orders)
                .flatMapSequential(
                        order -> place.place(order, Duration.ZERO)
                                .<Fate>map(placement -> new Fate.Stored(((Undecided) placement).bookingId()))
                                .onErrorResume(failure -> Mono.just(new Fate.Failed(failure))),
                        orders.size())
                .collectList()
                .blockOptional(PATIENCE)
                .orElseThrow());
    }

    private static List<UUID> stored(List<Fate> fates) {
        return fates.stream().map(fate -> ((Fate.Stored) fate).id()).toList();
    }

    private static List<BookingOrder> crowd(TestEvent event) {
        return IntStream.range(0, CROWD)
                .mapToObj(n -> orders(event, "key " + n).getFirst())
                .toList();
    }

    private static List<BookingOrder> orders(TestEvent event, String... keys) {
        return Stream.of(keys).map(key -> order(event, key)).toList();
    }

    private static BookingOrder order(TestEvent event, String key) {
        UUID user = UUID.randomUUID();
        return new BookingOrder(
                user,
                event.id(),
                List.of(new WantedItem(event.type(), 1)),
                new IdempotencyKey(user, key, "hash"),
                null);
    }

    private long bookings(TestEvent event) {
        return count("SELECT count(*) FROM bookings WHERE status = 'pending' AND event_id = '" + event.id() + "'");
    }

    private long transactions() {
        return meters.get("stagedoor.booking.store.batch.size").summary().count();
    }
}
