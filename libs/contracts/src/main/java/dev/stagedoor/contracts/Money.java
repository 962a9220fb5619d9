package dev.stagedoor.contracts;

import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency (cents), never negative
 * @param currency ISO 4217 code, three upper-case letters
 */
public record Money(long amount, String currency) {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Money {
        if (amount < 0) {
            throw new IllegalArgumentException("amount must not be negative");
        }
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("currency must be an ISO 4217 code");
        }
    }

    /** Returns this amount times {@code quantity}. Throws {@link ArithmeticException} on overflow. */
    public Money times(int quantity) {
        return new Money(Math.multiplyExact(amount, quantity), currency);
    }

    /** Returns the sum. Throws {@link IllegalArgumentException} where the currencies differ. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }
}
