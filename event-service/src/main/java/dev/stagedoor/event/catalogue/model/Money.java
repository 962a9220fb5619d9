package dev.stagedoor.event.catalogue.model;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {
    /** What costs nothing costs it in some currency; the event's other ticket types have the same. */
    public static final Money NOTHING = new Money(0, "EUR");
}
