package dev.stagedoor.testsupport.clean.booking.hold.model;

import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers, arrays, enums and lambdas are Java, too. */
public record Hold(
        int quantity,
        Kind kind,
        List<String> labels,
        @Nullable Instant until) {
    /** How firm the hold is. */
    public enum Kind {
        FIRM,
        LOOSE
    }

    public Instant endsBy(Clock clock) {
        return switch (kind) {
            case FIRM -> Instant.now(clock);
            case LOOSE ->
                Instant.EPOCH.plusSeconds(Arrays.stream(new long[] {quantity}).sum());
        };
    }
}
