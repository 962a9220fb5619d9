package dev.stagedoor.booking.spot;

import dev.stagedoor.booking.offer.model.Offer;
import dev.stagedoor.booking.offer.model.Quote;
import dev.stagedoor.booking.offer.model.WantedItem;
import dev.stagedoor.booking.order.BookingOrder;
import dev.stagedoor.booking.order.BookingOrder.Guest;
import dev.stagedoor.booking.order.BookingOrder.IdempotencyKey;
import dev.stagedoor.booking.order.Orders;
import dev.stagedoor.booking.order.Orders.KnownKey;
import dev.stagedoor.booking.order.PlaceBooking;
import dev.stagedoor.booking.order.Placement;
import dev.stagedoor.booking.saga.Sagas;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.spot.model.SlotChoice;
import dev.stagedoor.booking.view.BookingView;
import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.service.id.IdSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reserves a seat of a spot for somebody without an account: a free booking of one seat, slot after slot until one has it. */
@Component
public class ReserveSlot {
    private static final String SALES_CLOSED = "sales_closed";
    private static final Set<String> OF_ONE_SLOT = Set.of("seats_unavailable", SALES_CLOSED, "sale_suspended");

    private final FindSpot spots;
    private final PlaceBooking place;
    private final Orders orders;
    private final BookingViews views;
    private final Sagas sagas;
    private final IdSource ids;
    private final SpotProperties limits;
    private final MeterRegistry meters;

    ReserveSlot(
            FindSpot spots,
            PlaceBooking place,
            Orders orders,
            BookingViews views,
            Sagas sagas,
            IdSource ids,
            SpotProperties limits,
            MeterRegistry meters) {
        this.spots = spots;
        this.place = place;
        this.orders = orders;
        this.views = views;
        this.sagas = sagas;
        this.ids = ids;
        this.limits = limits;
        this.meters = meters;
    }

    /**
     * What a guest wants.
     *
     * @param slotId null: the next slot with a seat
     * @param email where to mail the ticket; null: nowhere
     * @param key of the request, to recognize it when it comes again; null: it is not to be
     */
    public record Wish(
            String spot,
            @Nullable UUID slotId,
            @Nullable String email,
            @Nullable String key) {}

    /** A spot, a guest, and how their requests are recognized. */
    private record Visit(
            Offer spot, UUID guestId, Wish wish, @Nullable GuestKey key, Instant until) {

        BookingOrder order(UUID slotId) {
            return new BookingOrder(
                    guestId,
                    spot.eventId(),
                    List.of(new WantedItem(slotId, 1)),
                    key == null ? null : new IdempotencyKey(key.owner(), slotId.toString(), key.hash()),
                    new Guest(wish.email()));
        }
    }

    public Mono<Reservation> reserve(Wish wish, Duration wait) {
        Instant until = sagas.now().plus(wait);
        return spots.find(wish.spot())
                .map(spot -> new Visit(spot, ids.secret(), wish, GuestKey.of(spot.eventId(), wish), until))
                .flatMap(this::visit)
                .switchIfEmpty(spots.unknown(wish.spot()))
                .doOnNext(this::count);
    }

    private Mono<Reservation> visit(Visit visit) {
        GuestKey key = visit.key();
        Mono<List<KnownKey>> known = key == null ? Mono.just(List.of()) : orders.find(key.owner());
        return known.flatMap(taken -> {
            if (key != null && !taken.stream().allMatch(one -> one.hash().equals(key.hash()))) {
                return Mono.just(new Reservation.KeyReused());
            }
            SlotChoice choice = SlotChoice.of(visit.spot(), visit.wish().slotId(), limits.maxSlots(), sagas.now());
            // A repeated request first meets the slots that it was tried with, over or not.
            List<UUID> before =
                    taken.stream().map(one -> UUID.fromString(one.key())).toList();
            return switch (choice) {
                case SlotChoice.Slots(var next) ->
                    ask(
                            visit,
                            Stream.concat(before.stream(), next.stream())
                                    .distinct()
                                    .toList(),
                            0);
                case SlotChoice.AllOver _ -> before.isEmpty() ? refused(SALES_CLOSED) : ask(visit, before, 0);
                case SlotChoice.NoSuchSlot _ ->
                    before.isEmpty() ? Mono.just(new Reservation.NoSuchSlot()) : ask(visit, before, 0);
            };
        });
    }

    private static Mono<Reservation> refused(String reason) {
        return Mono.just(new Reservation.Refused(reason));
    }

    private Mono<Reservation> ask(Visit visit, List<UUID> slots, int number) {
        return place.place(visit.order(slots.get(number)), left(visit)).flatMap(placement -> switch (placement) {
            case Placement.Decided(var view) when view.booking().state() instanceof Confirmed -> ticket(visit, view);
            case Placement.Decided(var view) -> {
                String reason = String.valueOf(view.booking().state().reason());
                boolean another = OF_ONE_SLOT.contains(reason);
                yield another && number + 1 < slots.size() ? ask(visit, slots, number + 1) : refused(reason);
            }
            case Placement.Undecided(var id) -> Mono.just(new Reservation.Undecided(id));
            case Placement.NotPlaced(Quote.NotReady _) -> Mono.just(new Reservation.NotReady());
            case Placement.NotPlaced _ -> Mono.just(new Reservation.NoSuchSlot());
            case Placement.KeyReused _ -> Mono.just(new Reservation.KeyReused());
            case Placement.AccountDeleted _ -> throw new IllegalStateException("a guest has no account");
        });
    }

    private Duration left(Visit visit) {
        Duration left = Duration.between(sagas.now(), visit.until());
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The ticket follows the confirmation after a moment. */
    private Mono<Reservation> ticket(Visit visit, BookingView confirmed) {
        UUID id = confirmed.booking().id();
        return Mono.defer(() -> views.find(id))
                .filter(view -> !view.tickets().isEmpty())
                .repeatWhenEmpty(times -> times.delayElements(limits.ticketPause()))
                .timeout(left(visit), Mono.empty())
                .switchIfEmpty(Mono.defer(() -> views.find(id)))
                .map(Reservation.Known::new);
    }

    private void count(Reservation reservation) {
        String outcome = switch (reservation) {
            case Reservation.Known _ -> "reserved";
            case Reservation.Undecided _ -> "undecided";
            case Reservation.Refused _ -> "refused";
            case Reservation.NoSuchSpot _, Reservation.NoSuchSlot _, Reservation.NotReady _, Reservation.KeyReused _ ->
                "not_placed";
        };
        Counter.builder("stagedoor.booking.guest.reservations")
                .description("Wishes of guests without an account, by what became of them")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
