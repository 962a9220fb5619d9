package dev.stagedoor.account.user.model;

/** What is wrong with one value, in words that complete "The field ...". */
public record Violation(String field, String message) {}
