package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.chaos.platform.Platform;
import java.sql.SQLException;
import java.time.Duration;

/** The invariants of {@code docs/architecture.md}, asked of the databases. */
final class Books {
    /** Messages under way need a moment; a service that was killed needs its partitions back, on a busy machine too. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private Books() {}

    static void mustBalance(Platform platform) {
        try {
            assertThat(platform.invariants().violationsAfter(SETTLING)).isEmpty();
        } catch (SQLException e) {
            throw new AssertionError("the databases cannot be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
