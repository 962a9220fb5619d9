package dev.stagedoor.notification.report.model;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened at one event, or at several together.
 *
 * @param revenue prices of the confirmed bookings, before anything is paid back: minor units by currency
 * @param bookingsCancelled of those that had been confirmed, then or before
 * @param refunds how many times money was paid back
 * @param refunded what was paid back: minor units by currency
 */
public record Figures(
        long bookingsConfirmed,
        long ticketsSold,
        SortedMap<String, Long> revenue,
        long bookingsCancelled,
        long refunds,
        SortedMap<String, Long> refunded,
        long checkIns) {
    /** Nothing happened. */
    public static final Figures NONE = new Figures(0, 0, new TreeMap<>(), 0, 0, new TreeMap<>(), 0);

    /**
     * Facts of one kind and currency.
     *
     * @param count how many facts
     * @param quantity their quantities together
     * @param currency null: without money
     * @param amount their money together
     * @param paid those of them whose money is more than nothing
     */
    public static Figures of(
            Fact.Kind kind, long count, long quantity, @Nullable String currency, long amount, long paid) {
        return switch (kind) {
            case CONFIRMED -> new Figures(count, 0, money(currency, amount), 0, 0, new TreeMap<>(), 0);
            case SOLD -> new Figures(0, quantity, new TreeMap<>(), 0, 0, new TreeMap<>(), 0);
            case CANCELLED -> new Figures(0, 0, new TreeMap<>(), count, paid, paidBack(currency, amount, paid), 0);
            case REFUNDED -> new Figures(0, 0, new TreeMap<>(), 0, paid, paidBack(currency, amount, paid), 0);
            case CHECKED_IN -> new Figures(0, 0, new TreeMap<>(), 0, 0, new TreeMap<>(), count);
        };
    }

    /** Both together. Throws {@link ArithmeticException} on overflow. */
    public Figures plus(Figures other) {
        return new Figures(
                bookingsConfirmed + other.bookingsConfirmed,
                ticketsSold + other.ticketsSold,
                sum(revenue, other.revenue),
                bookingsCancelled + other.bookingsCancelled,
                refunds + other.refunds,
                sum(refunded, other.refunded),
                checkIns + other.checkIns);
    }

    /** All of them together. */
    public static Figures sum(Stream<Figures> figures) {
        return figures.reduce(NONE, Figures::plus);
    }

    private static SortedMap<String, Long> sum(SortedMap<String, Long> one, SortedMap<String, Long> other) {
        TreeMap<String, Long> sum = new TreeMap<>(one);
        other.forEach((currency, amount) -> sum.merge(currency, amount, Math::addExact));
        return sum;
    }

    private static SortedMap<String, Long> paidBack(@Nullable String currency, long amount, long paid) {
        return paid == 0 ? new TreeMap<>() : money(currency, amount);
    }

    private static SortedMap<String, Long> money(@Nullable String currency, long amount) {
        TreeMap<String, Long> money = new TreeMap<>();
        if (currency != null) {
            var _ = money.put(currency, amount);
        }
        return money;
    }
}
