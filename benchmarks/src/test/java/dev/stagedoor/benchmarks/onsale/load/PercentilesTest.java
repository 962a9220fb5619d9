package dev.stagedoor.benchmarks.onsale.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void takesTheNearestRank() {
        Percentiles hundred = Percentiles.ofNanos(LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLI));
        assertThat(hundred).isEqualTo(new Percentiles(100, 50, 95, 99));
    }

    @Test
    void isTheOneValueOfOne() {
        assertThat(Percentiles.ofNanos(LongStream.of(7 * MILLI))).isEqualTo(new Percentiles(1, 7, 7, 7));
    }

    @Test
    void isZeroOfNone() {
        assertThat(Percentiles.ofNanos(LongStream.empty())).isEqualTo(new Percentiles(0, 0, 0, 0));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
        assertThat(Percentiles.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThat(Percentiles.median(9, 1, 3)).isEqualTo(3);
    }
}
