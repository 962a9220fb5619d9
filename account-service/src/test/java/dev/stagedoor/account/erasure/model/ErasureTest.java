package dev.stagedoor.account.erasure.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.erasure.model.Erasure.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private static final Instant REQUESTED = Instant.parse("2026-01-01T00:00:00Z");

    private static Erasure with(Step... steps) {
        return new Erasure(UUID.randomUUID(), UUID.randomUUID(), REQUESTED, List.of(steps));
    }

    @Test
    void isIncompleteWhileOneServiceHasNotErased() {
        assertThat(Erasure.requested(UUID.randomUUID(), UUID.randomUUID(), REQUESTED, List.of("a", "b"))
                        .completedAt())
                .isEmpty();
        assertThat(with(new Step("a", REQUESTED.plusSeconds(1)), new Step("b", null))
                        .completedAt())
                .isEmpty();
    }

    @Test
    void isCompleteWhenTheLastHas() {
        assertThat(with(new Step("a", REQUESTED.plusSeconds(9)), new Step("b", REQUESTED.plusSeconds(2)))
                        .completedAt())
                .contains(REQUESTED.plusSeconds(9));
        assertThat(with().completedAt()).contains(REQUESTED);
    }

    @Test
    void tellsTheAgeOfTheOldest() {
        assertThat(Backlog.NONE.age(REQUESTED)).isZero();
        Backlog one = new Backlog(1, Optional.of(REQUESTED));
        assertThat(one.age(REQUESTED.plusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(one.age(REQUESTED.minusSeconds(5))).isZero();
    }
}
