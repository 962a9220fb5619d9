package dev.stagedoor.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Asked;
import dev.stagedoor.account.limit.model.Asked.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AllowancesIT extends AccountService {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Allowances allowances;

    private final Asked asked =
            new Asked(Kind.CONFIRMATION_BY_ACCOUNT, UUID.randomUUID().toString());

    private @Nullable Duration take(Instant now) {
        return allowances.take(asked, now).block(PATIENCE);
    }

    @Test
    void beginAgainWithTheirWindow() {
        assertThat(take(START)).isZero();
        assertThat(take(START.plusSeconds(1))).isEqualTo(Duration.ofSeconds(59));
        assertThat(take(START.plusSeconds(60).minusMillis(1))).isEqualTo(Duration.ofMillis(1));
        assertThat(take(START.plusSeconds(60))).isZero();
        assertThat(take(START.plusSeconds(119))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void areForgottenWhenToldSoAndPurgedWhenTheyLapsed() {
        assertThat(take(START)).isZero();
        assertThat(allowances.forget(List.of(asked)).block(PATIENCE)).isNull();
        assertThat(take(START)).isZero();
        assertThat(allowances.purge(START.plusSeconds(60)).block(PATIENCE)).isPositive();
        assertThat(take(START)).isZero();
    }
}
