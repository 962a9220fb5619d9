package dev.stagedoor.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.web.server.ServerWebExchange;

class HeaderFirewallTest {
    private static final String NAME = "X-Note";

    @ParameterizedTest
    @ValueSource(strings = {"", "wait=5; a~b", "tab\there", "Grüße aus 東京"})
    void letsThroughWhatTheStrictFirewallLetsThrough(String value) {
        assertThat(guarded(NAME, value).getRequest().getHeaders().getFirst(NAME))
                .isEqualTo(value);
    }

    @Test
    void saysThatThereIsNone() {
        assertThat(guarded(NAME, "value").getRequest().getHeaders().getFirst("X-Other"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null\u0000", "line\nbreak", "bell\u0007", "next\u0085", "nobody's \uFFFF"})
    void refusesWhatItRefuses(String value) {
        ServerWebExchange exchange = guarded(NAME, value);

        assertThatExceptionOfType(ServerExchangeRejectedException.class)
                .isThrownBy(() -> exchange.getRequest().getHeaders().getFirst(NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-\u0007", "X\tY"})
    void refusesNames(String name) {
        ServerWebExchange exchange = guarded(name, "value");

        assertThatExceptionOfType(ServerExchangeRejectedException.class)
                .isThrownBy(() -> exchange.getRequest().getHeaders().headerNames());
    }

    private static ServerWebExchange guarded(String name, String value) {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/").header(name, value));
        return java.util.Objects.requireNonNull(
                HeaderFirewall.create().getFirewalledExchange(exchange).block());
    }
}
