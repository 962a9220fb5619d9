package dev.stagedoor.notification.mail.model;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * Money to be read by people.
 *
 * @param minorUnits cents, or whatever the currency has
 * @param currency ISO 4217 code
 */
public record Amount(long minorUnits, String currency) {
    private static final int USUAL_DIGITS = 2;

    /** The amount in the currency's main unit, such as {@code 12.50 EUR}. */
    public String text() {
        return number() + " " + currency;
    }

    /** The amount in the currency's main unit without its name, such as {@code 12.50}. */
    public String number() {
        return BigDecimal.valueOf(minorUnits, digits()).toPlainString();
    }

    private int digits() {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            // A currency that this JDK does not know yet.
            return USUAL_DIGITS;
        }
    }
}
