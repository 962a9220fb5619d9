package dev.stagedoor.booking.saga.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.offer.model.CancellationRule;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.saga.model.BookingState.Confirmed;
import dev.stagedoor.booking.saga.model.BookingState.Held;
import dev.stagedoor.booking.saga.model.BookingState.Pending;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
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
                1,
                1,
                new Pending(null));
        private Instant now = START_OF_TIME;

        Life(Random random) {
            this.random = random;
        }

        void live(String name) {
            for (int n = 0; n < EVENTS_OF_A_LIFE; n++) {
                now = now.plus(Duration.ofMinutes(random.nextInt(8)));
                if (Saga.on(booking, anything()) instanceof Changed changed) {
                    done.addAll(changed.commands());
                    booking = changed.next();
                }
            }
            balanced(name);
        }

        private SagaEvent anything() {
            Instant start = START_OF_TIME.plus(Duration.ofHours(1));
            int attempt = 1 + random.nextInt(3);
            return switch (random.nextInt(5)) {
                case 0 -> new SagaEvent.SeatsHeld(attempt, now, now.plus(Duration.ofMinutes(10)));
                case 1 -> new SagaEvent.SeatsRefused(attempt, "seats_unavailable");
                case 2 -> new SagaEvent.TimePassed(now);
                case 3 ->
                    new SagaEvent.CancelAsked(now, start, new CancellationRule(Duration.ofMinutes(20), 10), false);
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
            int withBooking = captured.size() - refunds.size();
            boolean holdsMoney = booking.state() instanceof Confirmed
                    || (booking.state() instanceof Pending(var late) && late != null);
            assertThat(withBooking).as(name).isEqualTo(holdsMoney ? 1 : 0);

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

        private <T extends SagaCommand> List<T> all(Class<T> kind) {
            return done.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }
}
