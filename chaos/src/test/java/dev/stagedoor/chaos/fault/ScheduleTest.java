package dev.stagedoor.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final int DECK = 25;
    private static final int TWO_DECKS = 2 * DECK;

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(first(TWO_DECKS, 7)).isEqualTo(first(TWO_DECKS, 7)).isNotEqualTo(first(TWO_DECKS, 8));
        assertThat(Schedule.brief(7)).isEqualTo(Schedule.brief(7));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 42, -1, Long.MAX_VALUE})
    void holdsEveryKindInEveryDeck(long seed) {
        List<Fault> faults = first(TWO_DECKS, seed);
        for (List<Fault> deck : List.of(faults.subList(0, DECK), faults.subList(DECK, TWO_DECKS))) {
            assertThat(deck.stream().<Class<?>>map(Object::getClass))
                    .containsAll(Arrays.asList(Fault.class.getPermittedSubclasses()));
        }
    }

    @Test
    void breaksNothingForLongerThanHalfAMinute() {
        assertThat(first(40 * DECK, 3))
                .extracting(Fault::length)
                .allSatisfy(length -> assertThat(length).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
    }

    private static List<Fault> first(int count, long seed) {
        return Schedule.of(seed).limit(count).toList();
    }
}
