package dev.stagedoor.event.catalogue.model;

/**
 * An amount of money.
 *
 * @param amount in minor units of the currency
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {}
