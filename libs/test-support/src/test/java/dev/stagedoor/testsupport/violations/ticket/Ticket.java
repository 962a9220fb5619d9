package dev.stagedoor.testsupport.violations.ticket;

public record Ticket(String code) {}
