package dev.stagedoor.messaging.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripesTest {

    @ParameterizedTest
    @CsvSource({"0,8", "1,8", "2,4", "3,3", "4,2", "5,2", "7,2", "8,1", "9,1"})
    void giveEachRelayTheShareThatCoversAllStripes(int members, int share) {
        assertThat(Stripes.share(members)).isEqualTo(share);
        assertThat(share * Math.max(1, members)).isGreaterThanOrEqualTo(Stripes.COUNT);
    }

    @Test
    void keepTheStripeOfAKey() {
        UUID key = UUID.fromString("01a1fd2b-b20e-74da-b820-8ccb3ae4c9bf");

        assertThat(Stripes.of(key)).as("rows of an earlier version carry it").isEqualTo((short) 5);
    }

    @Test
    void liePositiveForEveryKey() {
        for (int i = 0; i < 1000; i++) {
            assertThat(Stripes.of(new UUID(i * 7919L, -i))).isBetween((short) 0, (short) 7);
        }
    }

    @Test
    void areGivenBackAboveTheShareOnly() {
        assertThat(Stripes.surplus(new TreeSet<>(List.of(0, 1, 2, 3)), 2)).isEmpty();
        assertThat(Stripes.surplus(new TreeSet<>(List.of(0, 1, 2, 3, 4)), 2)).containsExactly(4);
    }

    @Test
    void areTakenUpToTheShareAndOnlyIfFree() {
        assertThat(Stripes.wanted(new TreeSet<>(List.of(0)), List.of(0, 1, 2), 2))
                .containsExactly(3, 4, 5);
        assertThat(Stripes.wanted(new TreeSet<>(List.of(0, 1, 2, 3)), List.of(0, 1, 2, 3), 2))
                .isEmpty();
        assertThat(Stripes.wanted(Stripes.none(), List.of(0, 1, 2, 3, 4, 5, 6), 2))
                .containsExactly(7);
    }

    @Test
    void becomeBits() {
        assertThat(Stripes.mask(List.of(0, 3, 7))).isEqualTo(0b1000_1001);
    }
}
