package dev.stagedoor.event.catalogue.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private final Checks checks = new Checks();

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a, https://example.org/a",
        "HTTP://example.org, HTTP://example.org",
        "'http://www.developerweek.com/Austin, TX', 'http://www.developerweek.com/Austin,%20TX'"
    })
    void takesWebAddressesAsBrowsersDo(String address, String stored) {
        assertThat(checks.webAddress("url", address)).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https://", "https:///a", "https://exa mple.org", "http://a/\u2003b", "a"
            })
    void refusesWhatIsNoWebAddress(String address) {
        assertThat(checks.webAddress("url", address)).isNull();
        assertThat(checks.errors()).extracting("field").containsExactly("url");
    }

    @Test
    void measuresAnAddressAsItIsStored() {
        assertThat(checks.webAddress("url", "https://example.org/" + " a".repeat(700)))
                .isNull();
    }
}
