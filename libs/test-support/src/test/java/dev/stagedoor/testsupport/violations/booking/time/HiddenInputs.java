package dev.stagedoor.testsupport.violations.booking.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

class HiddenInputs {
    Instant instant() {
        return Instant.now();
    }

    LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    UUID id() {
        return UUID.randomUUID();
    }

    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
