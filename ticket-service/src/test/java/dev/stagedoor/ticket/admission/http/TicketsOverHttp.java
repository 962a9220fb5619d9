package dev.stagedoor.ticket.admission.http;

import dev.stagedoor.ticket.ServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A service with tickets in it, and a client that asks it for them. */
abstract class TicketsOverHttp extends ServiceUnderTest {
    @LocalServerPort
    int port;

    @SuppressWarnings("NullAway.Init")
    WebTestClient http;

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    List<UUID> sell(TestEvent event, UUID booking, int quantity) {
        decide(request(booking, 1, event, quantity), confirm(booking, 1, event, quantity));
        return new ArrayList<>(ticketsOf(booking));
    }

    int redeem(UUID ticket) {
        return http.post()
                .uri("/api/tickets/{id}/redeem", ticket)
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    WebTestClient.ResponseSpec get(String address, String token) {
        return http.get()
                .uri(address)
                .headers(headers -> headers.setBearerAuth(token))
                .exchange();
    }

    List<Object> counts(TestEvent event) {
        return rows("SELECT ok, redeemed, void FROM ticket_counts WHERE event_id = ?", event.id())
                .getFirst();
    }
}
