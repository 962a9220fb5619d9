package dev.stagedoor.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final Pace PACE = new Pace(4, 0.25, Duration.ofMillis(25), Duration.ofMillis(250));

    @Test
    void letsNobodyWaitWhoComesAlone() {
        assertThat(PACE.rest(3, Duration.ofMillis(10))).isZero();
        assertThat(PACE.rest(0, Duration.ofMillis(10))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 24", "5, 20", "6, 19", "7, 21", "20, 60", "62, 186", "63, 187", "249, 1", "250, 0", "9000, 0"})
    void restsForThreeTimesTheRoundWithinItsBounds(long took, long rest) {
        assertThat(PACE.rest(4, Duration.ofMillis(took))).isEqualTo(Duration.ofMillis(rest));
    }

    @ParameterizedTest
    @CsvSource({"0, 25, 250", "-1, 25, 250", "1.01, 25, 250", "NaN, 25, 250", "0.25, -1, 250", "0.25, 251, 250"})
    void isRefusedWhereItIsNone(double share, long shortest, long longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pace(4, share, Duration.ofMillis(shortest), Duration.ofMillis(longest)));
    }
}
