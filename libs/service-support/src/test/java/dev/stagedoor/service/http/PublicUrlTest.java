package dev.stagedoor.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://tickets.example, https://tickets.example/tickets/1",
        "https://tickets.example/, https://tickets.example/tickets/1",
        "http://localhost:8080, http://localhost:8080/tickets/1",
        "https://example.org/tickets/, https://example.org/tickets/tickets/1"
    })
    void linksBelowTheAddress(URI address, String link) {
        assertThat(PublicUrl.of(address).link("/tickets/1")).isEqualTo(link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets.example", "/tickets", "ftp://tickets.example", "https:///tickets"})
    void refusesWhatNoBrowserOpens(URI address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublicUrl.of(address))
                .withMessageContaining("stagedoor.public-url");
    }
}
