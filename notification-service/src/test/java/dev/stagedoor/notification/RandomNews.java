package dev.stagedoor.notification;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.booking.BookedItem;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.booking.BookingReleased.Outcome;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.contracts.ticket.TicketsIssued.IssuedTicket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages about bookings of one event within nine days, in the order in which they were true. */
final class RandomNews {
    private static final int BOOKINGS = 25;

    private final UUID event;
    private final Random random;
    private final List<Record> told = new ArrayList<>();

    private RandomNews(UUID event, Random random) {
        this.event = event;
        this.random = random;
    }

    static List<Record> of(UUID event, Random random, Instant start) {
        RandomNews news = new RandomNews(event, random);
        for (int i = 0; i < BOOKINGS; i++) {
            news.booking(start.plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60))));
        }
        return news.told;
    }

    private void booking(Instant at) {
        UUID booking = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        Money price = new Money(random.nextInt(3) * 500L, random.nextBoolean() ? "EUR" : "JPY");
        boolean confirmed = random.nextInt(5) > 0;
        if (confirmed) {
            List<IssuedTicket> tickets = Stream.generate(() -> new IssuedTicket(UUID.randomUUID(), UUID.randomUUID()))
                    .limit(1 + random.nextInt(3))
                    .toList();
            List<BookedItem> items = List.of(new BookedItem(UUID.randomUUID(), tickets.size(), price));
            told.add(new BookingConfirmed(booking, event, user, 1, items, price, at));
            told.add(new TicketsIssued(booking, event, user, tickets, at.plusSeconds(1)));
            if (random.nextBoolean()) {
                told.add(new TicketRedeemed(tickets.getFirst().id(), event, booking, at.plusSeconds(9000)));
            }
            if (random.nextInt(3) == 0) {
                told.add(new BookingRefunded(
                        booking,
                        event,
                        user,
                        UUID.randomUUID(),
                        new Money(100, price.currency()),
                        "",
                        at.plusSeconds(900)));
            }
        }
        if (random.nextInt(3) == 0) {
            Money refund = confirmed && price.amount() > 0 ? new Money(300, price.currency()) : noMoney(price);
            told.add(new BookingReleased(
                    booking,
                    event,
                    user,
                    1,
                    random.nextInt(3) == 0 && !confirmed ? Outcome.EXPIRED : Outcome.CANCELLED,
                    "any",
                    refund,
                    at.plusSeconds(7200)));
        }
    }

    /** Nothing, said in one of the two ways, or money that came too late. */
    private @Nullable Money noMoney(Money price) {
        return random.nextBoolean() ? null : price;
    }
}
