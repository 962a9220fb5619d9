package dev.stagedoor.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class ClientAddressesTest {
    private static ServerHttpRequest from(String remote, String... forwarded) {
        return MockServerHttpRequest.get("/")
                .remoteAddress(new InetSocketAddress(remote, 1234))
                .header("X-Forwarded-For", forwarded)
                .build();
    }

    @Test
    void takesNobodysWordByDefault() {
        assertThat(new ClientAddresses(0).of(from("192.0.2.1", "203.0.113.9"))).isEqualTo("192.0.2.1");
    }

    @Test
    void takesTheEntryOfTheOutermostTrustedProxy() {
        ServerHttpRequest request = from("192.0.2.1", "1.1.1.1, 2.2.2.2", "3.3.3.3");
        assertThat(new ClientAddresses(1).of(request)).isEqualTo("3.3.3.3");
        assertThat(new ClientAddresses(2).of(request)).isEqualTo("2.2.2.2");
        assertThat(new ClientAddresses(4).of(request)).isEqualTo("192.0.2.1");
    }

    @Test
    void readsAddressesOnlyAndNeverLooksUpANames() {
        assertThat(new ClientAddresses(1).of(from("192.0.2.1", "evil.example"))).isEqualTo("192.0.2.1");
        assertThat(new ClientAddresses(1).of(from("192.0.2.1", ""))).isEqualTo("192.0.2.1");
    }

    @Test
    void countsANetworkOfVersion6AsOneClient() {
        ClientAddresses addresses = new ClientAddresses(1);
        String one = addresses.site(from("192.0.2.1", "2001:db8:1:2::1"));
        assertThat(addresses.site(from("192.0.2.1", "2001:db8:1:2:ffff::9"))).isEqualTo(one);
        assertThat(addresses.site(from("192.0.2.1", "2001:db8:1:3::1"))).isNotEqualTo(one);
    }
}
