package dev.stagedoor.testsupport.violations.booking.hold.postgres;

public record Rows(int count) {}
