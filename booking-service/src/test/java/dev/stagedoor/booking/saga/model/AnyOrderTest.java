package dev.stagedoor.booking.saga.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.offer.model.Terms;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaCommand.RequestSeats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds whatever happens, in whatever order, however often. */
class AnyOrderTest {
    private static final int LIVES = 20_000;
    private static final int EVENTS_OF_A_LIFE = 12;
    private static final Instant START_OF_TIME = Instant.parse("2026-05-01T12:00:00Z");
    private static final long PRICE = 1000;

    @Test
    void keepsMoneyAndSeatsInBalanceWhateverHappens() {
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(new Random(seed)).live("seed " + seed);
        }
    }

    private static final class Life {
        private final Random random;
        private final List<SagaCommand> done = new ArrayList<>();
        private final List<UUID> captured = new ArrayList<>();
        private Booking booking = new Booking(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                START_OF_TIME,
                List.of(new PricedItem(UUID.randomUUID(), 1, new Money(PRICE, "EUR"))),
                new Money(PRICE, "EUR"),
                new Money(0, "EUR"),
                null,
                1,
                1,
                new Pending(null));
        private Instant now = START_OF_TIME;
        private boolean calledOff;

        Life(Random random) {
            this.random = random;
        }

        void live(String name) {
            for (int n = 0; n < EVENTS_OF_A_LIFE; n++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(8)));
                if (Saga.on(booking, anything(), calledOff) instanceof Changed changed) {
                    done.addAll(changed.commands());
                    booking = changed.next();
                }
            }
            balanced(name);
        }

        private SagaEvent anything() {
            Instant start = START_OF_TIME.plus(Duration.ofHours(1));
            int attempt = 1 + random.nextInt(3);
            return switch (random.nextInt(8)) {
                case 0 -> new SagaEvent.SeatsHeld(attempt, now, now.plus(Duration.ofMinutes(10)));
                case 1 -> new SagaEvent.SeatsRefused(attempt, "seats_unavailable");
                case 2 -> new SagaEvent.TimePassed(now);
                case 3 ->
                    new SagaEvent.CancelAsked(
                            now,
                            new Terms(start, new CancellationRule(Duration.ofMinutes(20), 10)),
                            false,
                            "cancelled_by_attendee");
                case 4 ->
                    new SagaEvent.RefundAsked(
                            UUID.randomUUID(), new Money(1 + random.nextInt((int) PRICE), "EUR"), "sorry");
                case 5 -> {
                    // Rarely, and for good; the clock that ends its bookings may or may not come by.
                    calledOff |= random.nextInt(4) == 0;
                    yield calledOff && random.nextBoolean()
                            ? new SagaEvent.EventCalledOff()
                            : new SagaEvent.TimePassed(now);
                }
                default -> {
                    // The row of a payment lets it be captured once.
                    captured.add(UUID.randomUUID());
                    yield new SagaEvent.MoneyCaptured(captured.getLast(), now, start);
                }
            };
        }

        private void balanced(String name) {
            List<RefundMoney> refunds = all(RefundMoney.class);
            assertThat(refunds).as(name).extracting(RefundMoney::paymentId).doesNotHaveDuplicates();
            long back = refunds.stream()
                            .mapToLong(refund -> refund.amount().amount())
                            .sum()
                    + all(RefundPart.class).stream()
                            .mapToLong(part -> part.amount().amount())
                            .sum();
            long due = switch (booking.state()) {
                case Confirmed _ -> PRICE - booking.refunded().amount();
                case Pending(var late) -> late == null ? 0 : PRICE;
                case BookingState.Cancelled(var _, var fee) -> fee.amount();
                case Held _, BookingState.Rejected _, BookingState.Expired _ -> 0;
            };
            assertThat(captured.size() * PRICE).as(name).isEqualTo(back + due);
            for (UUID payment : captured) {
                assertThat(backOf(payment)).as(name).isLessThanOrEqualTo(PRICE);
            }

            boolean mayHaveSeats = booking.state() instanceof Pending
                    || booking.state() instanceof Held
                    || booking.state() instanceof Confirmed;
            int released = all(ReleaseSeats.class).stream()
                    .mapToInt(release -> release.booking().attempt())
                    .max()
                    .orElse(0);
            boolean neverHeld = booking.status() == Status.REJECTED;
            assertThat(mayHaveSeats || neverHeld || released == booking.attempt())
                    .as(name)
                    .isTrue();
            assertThat(mayHaveSeats && released >= booking.attempt()).as(name).isFalse();
            assertThat(all(RequestSeats.class)).as(name).hasSize(booking.attempt() - 1);
            assertThat(all(AnnounceConfirmation.class).size()).as(name).isLessThanOrEqualTo(1);
        }

        private long backOf(UUID payment) {
            long all = all(RefundMoney.class).stream()
                    .filter(refund -> refund.paymentId().equals(payment))
                    .mapToLong(refund -> refund.amount().amount())
                    .sum();
            return all
                    + all(RefundPart.class).stream()
                            .filter(part -> part.paymentId().equals(payment))
                            .mapToLong(part -> part.amount().amount())
                            .sum();
        }

        private <T extends SagaCommand> List<T> all(Class<T> kind) {
            return done.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
