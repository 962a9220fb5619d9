package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RaceTest {
    private static final int CONTENDERS = 50;

    @Test
    void returnsResultsInOrder() {
        assertThat(Race.run(CONTENDERS, number -> number))
                .isEqualTo(IntStream.range(0, CONTENDERS).boxed().toList());
    }

    @Test
    void contendersRunAtTheSameTime() {
        CountDownLatch everybody = new CountDownLatch(CONTENDERS);
        AtomicBoolean taken = new AtomicBoolean();
        assertThat(Race.run(CONTENDERS, number -> {
                    everybody.countDown();
                    everybody.await();
                    return taken.compareAndSet(false, true);
                }))
                .containsOnlyOnce(true);
    }

    @Test
    void failsWhenAContenderFails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Race.run(3, number -> {
                    if (number > 0) {
                        throw new java.io.IOException("contender " + number);
                    }
                    return number;
                }))
                .withMessage("2 contenders failed")
                .satisfies(error -> assertThat(error.getSuppressed()).hasSize(1));
    }
}
