package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

class RoutingIT extends GatewayInFront {
    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @ParameterizedTest
    @CsvSource({
        "POST, /api/auth/register, account",
        "POST, /api/auth/login, account",
        "POST, /api/auth/refresh, account",
        "POST, /api/auth/logout, account",
        "GET, /api/users/me, account",
        "PATCH, /api/users/me, account",
        "GET, /api/users/me/export, account",
        "GET, /.well-known/jwks.json, account",
        "GET, /api/events, event",
        "POST, /api/events, event",
        "POST, /api/events/import, event",
        "GET, /api/events/{id}, event",
        "GET, /api/events/{id}.ics, event",
        "POST, /api/events/{id}/publish, event",
        "PUT, /api/events/{id}/ticket-types/{id}, event",
        "GET, /api/events/{id}/availability, event",
        "GET, /api/events/{id}/invitations, event",
        "POST, /api/invitations/{id}/accept, event",
        "GET, /api/users/me/invitations, event",
        "GET, /api/users/me/calendar, event",
        "GET, /api/users/me/calendar.ics, event",
        "GET, /api/users/me/calendar/feed, event",
        "GET, /api/calendars/{id}.ics, event",
        "POST, /api/spots, event",
        "GET, /api/spots/Harbour%20Tour, event",
        "GET, /api/spots/Harbour%20Tour/qr.svg, event",
        "POST, /api/spots/Harbour%20Tour/reservations, booking",
        "GET, /api/spots/Harbour%20Tour/reservations/{id}, booking",
        "POST, /api/spots/{id}/redeem/{id}, ticket",
        "GET, /api/events/{id}/cancellation, booking",
        "PATCH, /api/users/me, account",
        "GET, /api/users/me/export, account",
        "GET, /api/users/me/export/events, event",
        "GET, /api/users/me/export/bookings, booking",
        "GET, /api/users/me/export/mails, notification",
        "GET, /api/erasures/{id}, account",
        "GET, /api/events/{id}/bookings, booking",
        "POST, /api/bookings, booking",
        "GET, /api/bookings/{id}, booking",
        "GET, /api/bookings/{id}/timeline, booking",
        "POST, /api/bookings/{id}/payment, booking",
        "PUT, /api/bookings/{id}/cancel, booking",
        "GET, /api/users/{id}/bookings, booking",
        "GET, /api/events/{id}/status, ticket",
        "GET, /api/events/{id}/tickets, ticket",
        "POST, /api/events/{id}/tickets, ticket",
        "GET, /api/tickets/{id}, ticket",
        "POST, /api/tickets/{id}/redeem, ticket",
        "GET, /api/tickets/{id}/qr.svg, ticket",
        "GET, /api/tickets/{id}.pdf, ticket",
        "GET, /api/reports, notification",
        "GET, /api/reports/{id}, notification",
    })
    void sendsEachPathToItsService(String method, String path, String service) {
        String address = path.replace("{id}", ID);
        client().method(HttpMethod.valueOf(method))
                .uri(at(address + "?page=2&q=a%20b"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Service", service)
                .expectHeader()
                .valueEquals("X-Saw", method + " " + address + "?page=2&q=a%20b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/nothing",
                "/api/users",
                "/api/users/" + ID,
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/v3/api-docs/payroll"
            })
    void answersWhatNoServiceRoutesWith404(String path) {
        getProblem(path, 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/events/../../actuator/health", "/api/events/%2e%2e/%2e%2e/actuator", "/api//events"})
    void refusesPathsThatClimb(String path) {
        int before = EVENT.calls();
        getRawProblem(path);
        assertThat(EVENT.calls()).isEqualTo(before);
    }

    /** As it stands: the client encodes nothing. */
    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private void getRawProblem(String path) {
        client().get().uri(at(path)).exchange().expectBody().consumeWith(problem(400, "malformed_request"));
    }

    @Test
    void passesBodiesAndAnswersOn() {
        client().post()
                .uri("/api/events")
                .bodyValue("grüße")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .isEqualTo("grüße");
    }

    @ParameterizedTest
    @ValueSource(strings = {"account", "event", "booking", "ticket", "notification"})
    void showsTheApiDocumentOfEachService(String service) {
        client().get()
                .uri("/v3/api-docs/" + service)
                .exchange()
                .expectHeader()
                .valueEquals("X-Service", service)
                .expectHeader()
                .valueEquals("X-Saw", "GET /v3/api-docs")
                .expectHeader()
                .valueEquals("X-Saw-Host", "127.0.0.1:" + port);
    }

    @Test
    void servesSwaggerUiOverAllServices() {
        client().get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection();
        client().get()
                .uri("/webjars/swagger-ui/index.html")
                .exchange()
                .expectStatus()
                .isOk();
        client().get()
                .uri("/v3/api-docs/swagger-config")
                .exchange()
                .expectBody()
                .jsonPath("$.urls.length()")
                .isEqualTo(6);
    }

    @Test
    void answersProbesAndMetricsOnTheManagementPortOnly() {
        WebTestClient management = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + managementPort)
                .responseTimeout(PATIENCE)
                .build();
        for (String path : new String[] {"/actuator/health/liveness", "/actuator/health/readiness"}) {
            management.get().uri(path).exchange().expectStatus().isOk();
        }
        client().get().uri("/api/events").exchange().expectStatus().isOk();
        management
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(metrics -> assertThat(metrics)
                        .contains("resilience4j_circuitbreaker_state", "spring_cloud_gateway_requests_seconds"));
    }
}
