package dev.stagedoor.booking.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.order.OrderProperties;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferenceTest {
    private static final OrderProperties LIMITS = new OrderProperties(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            1000,
            Duration.ofHours(24),
            1000);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wait=0                  | 0  | wait=0
                    wait=12                 | 12 | wait=12
                    wait=30                 | 30 | wait=30
                    wait=31                 | 30 | wait=30
                    Wait = "7"              | 7  | wait=7
                    respond-async           | 0  | respond-async
                    respond-async, wait=3   | 3  | wait=3
                    wait=3, wait=9          | 3  | wait=3
                    wait=3; foo=bar         | 3  | wait=3
                    wait=-1                 | 5  |
                    wait=99999999999999     | 5  |
                    wait=soon               | 5  |
                    wait=                   | 5  |
                    handling=lenient        | 5  |
                    """)
    void readsWhatTheClientPrefers(String header, long seconds, @Nullable String applied) {
        assertThat(Preference.of(List.of(header), LIMITS))
                .isEqualTo(new Preference(Duration.ofSeconds(seconds), applied));
    }

    @Test
    void waitsAsLongAsUsualWhereNothingIsPreferred() {
        assertThat(Preference.of(List.of(), LIMITS)).isEqualTo(new Preference(Duration.ofSeconds(5), null));
    }
}
