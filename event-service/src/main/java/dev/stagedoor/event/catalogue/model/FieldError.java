package dev.stagedoor.event.catalogue.model;

/**
 * What is wrong with one value.
 *
 * @param field path of the value in what was sent, such as {@code ticketTypes[0].price.amount}
 */
public record FieldError(String field, String message) {}
