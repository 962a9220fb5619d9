package dev.stagedoor.ticket.issue.http;

import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

class IssueOverHttpIT extends ServiceUnderTest {
    @LocalServerPort
    private int port;

    @SuppressWarnings("NullAway.Init")
    private WebTestClient http;

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(PATIENCE)
                .build();
    }

    @Test
    void issuesToTheOrganizerAtOnceAndRepeatsItsAnswer() {
        TestEvent event = open(3);
        String key = UUID.randomUUID().toString();
        for (int time = 0; time < 2; time++) {
            post(event, "{\"quantity\": 7}", key)
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .json("""
                    {"eventId": "%s", "ticketTypeId": "%s", "quantity": 7, "ticketsTotal": 7}""".formatted(event.id(), event.type()));
        }
        post(event, "{\"quantity\": 8}", key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("idempotency_key_reused");
        http.get()
                .uri("/api/events/{id}/status", event.id())
                .headers(headers -> headers.setBearerAuth(TestTokens.organizer(event.organizer())))
                .exchange()
                .expectBody()
                .json("""
                {"ticketsTotal": 7, "ticketsUnredeemed": 7, "ticketsVoid": 0, "ticketsPending": 0,
                 "capacity": 10, "held": 0, "sold": 7, "issued": 7, "available": 3}""");
    }

    @Test
    void namesTheFieldOfWhatIsWrong() {
        TestEvent event = open(3, 3);
        for (String body : new String[] {
            "{\"quantity\": 0}",
            "{\"quantity\": 100001}",
            "{}",
            "{\"quantity\": 1}",
            "{\"quantity\": 1, \"ticketTypeId\": \"%s\"}".formatted(UUID.randomUUID())
        }) {
            post(event, body, null)
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo(body.contains("1") && !body.contains("100001") ? "ticketTypeId" : "quantity");
        }
        for (String body :
                new String[] {"", "[]", "{\"quantity\": \"1\"}", "{\"quantity\": 1.5}", "{\"quantity\": 1e9}"}) {
            post(event, body, null).expectStatus().isBadRequest();
        }
        post(event, "{\"quantity\": 1, \"ticketTypeId\": \"%s\"}".formatted(event.type()), "")
                .expectStatus()
                .isEqualTo(422);
    }

    @Test
    void refusesWhereNothingCanBeIssued() {
        TestEvent none = open();
        post(none, "{\"quantity\": 1}", null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ticket_type_required");
        TestEvent cancelled = open(1);
        cancel(cancelled, 1);
        post(cancelled, "{\"quantity\": 1}", null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("event_cancelled");
        post(newEvent(1), "{\"quantity\": 1}", null).expectStatus().isNotFound();
        TestEvent others = open(1);
        post(new TestEvent(others.id(), UUID.randomUUID(), others.types()), "{\"quantity\": 1}", null)
                .expectStatus()
                .isForbidden();
        http.post()
                .uri("/api/events/{id}/tickets", others.id())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"quantity\": 1}")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private WebTestClient.ResponseSpec post(TestEvent event, String body, @Nullable String key) {
        return http.post()
                .uri("/api/events/{id}/tickets", event.id())
                .headers(headers -> {
                    headers.setBearerAuth(TestTokens.organizer(event.organizer()));
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
