package dev.stagedoor.booking.offer.model;

/**
 * An amount of money.
 *
 * @param amount in minor units, never negative
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {
    private static final int WHOLE = 100;

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative");
        }
    }

    public boolean comesToNothing() {
        return amount == 0;
    }

    /** Throws {@link ArithmeticException} on overflow. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** Throws {@link ArithmeticException} on overflow; the currencies must be the same. */
    public Money plus(Money other) {
        return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount - sameCurrency(other).amount, currency);
    }

    /** The smaller of the two. */
    public Money atMost(Money other) {
        return amount <= sameCurrency(other).amount ? this : other;
    }

    /** Nothing, in the same currency. */
    public Money none() {
        return new Money(0, currency);
    }

    /** A share of this amount, rounded down to whole minor units. */
    public Money percent(int percent) {
        // Split, so that no amount overflows.
        return new Money(amount / WHOLE * percent + amount % WHOLE * percent / WHOLE, currency);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + other.currency + " and " + currency);
        }
        return other;
    }
}
