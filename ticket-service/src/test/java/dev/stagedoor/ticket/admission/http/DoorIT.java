package dev.stagedoor.ticket.admission.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.testsupport.TestTokens;
import dev.stagedoor.ticket.Edited;
import dev.stagedoor.ticket.ServiceUnderTest;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Doors with staff, doors of spots, doors of cancelled events; and what is printed. */
class DoorIT extends ServiceUnderTest {
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
    void letsOnlyTheDoorStaffAndTheOrganizerRedeem() {
        UUID guard = UUID.randomUUID();
        TestEvent event = newEvent(1);
        follow(new Edited(event.snapshot(1, 3)).doorStaff(guard).snapshot());
        UUID ticket = sell(event, 2);
        String address = "/api/tickets/" + ticket + "/redeem";

        call(HttpMethod.POST, address, null)
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("door_staff_only");
        call(HttpMethod.POST, address, TestTokens.attendee(UUID.randomUUID()))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("door_staff_only");
        assertThat(presented(ticket)).isZero();

        call(HttpMethod.POST, address, TestTokens.attendee(guard))
                .expectStatus()
                .isOk();
        call(HttpMethod.POST, address, TestTokens.organizer(event.organizer()))
                .expectStatus()
                .isEqualTo(409);
        assertThat(presented(ticket)).isEqualTo(2);
    }

    @Test
    void saysThatTheEventWasCancelledBeforeItsTicketsAreVoid() {
        TestEvent event = open(3);
        UUID ticket = sell(event, 1);
        cancel(event, 3);

        call(HttpMethod.POST, "/api/tickets/" + ticket + "/redeem", null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ticket_void")
                .jsonPath("$.reason")
                .isEqualTo("event_cancelled");
        call(HttpMethod.GET, "/api/tickets/" + ticket, null)
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("void");
        call(HttpMethod.GET, "/api/tickets/" + ticket + ".pdf", null)
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void countsThePresentationsAtASpot() {
        TestEvent spot = spot("Bathing jetty");
        UUID ticket = sell(spot, 1);
        String address = "/api/spots/" + spot.id() + "/redeem/" + ticket;

        call(HttpMethod.POST, address, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"timesPresentedBefore\": 0, \"lastPresentedAt\": null}");
        call(HttpMethod.POST, address, null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.timesPresentedBefore")
                .isEqualTo(1)
                .jsonPath("$.lastPresentedAt")
                .isNotEmpty();

        decide(release(bookingOf(ticket), 1, spot));
        call(HttpMethod.POST, address, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.reason")
                .isEqualTo("booking_cancelled");
    }

    @Test
    void knowsNoTicketOfAnotherSpotNorOfAnEventThatIsNone() {
        TestEvent spot = spot("A");
        TestEvent event = open(1);
        UUID ticket = sell(event, 1);

        for (UUID id : new UUID[] {spot.id(), event.id(), UUID.randomUUID()}) {
            String address = "/api/spots/" + id + "/redeem/" + ticket;
            call(HttpMethod.POST, address, null).expectStatus().isNotFound();
            call(HttpMethod.GET, address, null).expectStatus().isNotFound();
            call(HttpMethod.HEAD, address, null).expectStatus().isNotFound();
        }
        assertThat(presented(ticket)).isZero();
        call(HttpMethod.GET, "/api/spots/x/redeem/y", null).expectStatus().isBadRequest();
    }

    @Test
    void showsAPageToABrowserAndCountsWhatItShows() {
        TestEvent spot = spot("<script>alert('x')</script>");
        UUID ticket = sell(spot, 1);
        String address = "/api/spots/" + spot.id() + "/redeem/" + ticket;

        assertThat(page(address))
                .contains("First time")
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(rows(
                        "UPDATE tickets SET last_presented_at = ? WHERE id = ? RETURNING id",
                        Timestamp.from(AT),
                        ticket))
                .hasSize(1);
        assertThat(page(address)).contains("Shown 1 time before").contains("Last at 2026-03-01 11:00:00 +01:00");
        assertThat(page(address)).contains("Shown 2 times before");
        call(HttpMethod.GET, address, null, "Accept", "application/json")
                .expectBody()
                .jsonPath("$.timesPresentedBefore")
                .isEqualTo(3);
    }

    @Test
    void countsNothingThatABrowserOnlyLooksAheadFor() {
        TestEvent spot = spot("A");
        UUID ticket = sell(spot, 1);
        String address = "/api/spots/" + spot.id() + "/redeem/" + ticket;

        call(HttpMethod.HEAD, address, null).expectStatus().isOk();
        call(HttpMethod.GET, address, null, "Sec-Purpose", "prefetch;prerender")
                .expectStatus()
                .isEqualTo(503);
        call(HttpMethod.GET, address, null, "Purpose", "prefetch")
                .expectStatus()
                .isEqualTo(503);

        assertThat(presented(ticket)).isZero();
        assertThat(page(address)).contains("First time");
    }

    @Test
    void showsRefusalsToABrowserAsPages() {
        TestEvent spot = spot("A");
        UUID ticket = sell(spot, 1);
        decide(release(bookingOf(ticket), 1, spot));

        call(HttpMethod.GET, "/api/spots/" + spot.id() + "/redeem/" + ticket, null, "Accept", "text/html")
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentTypeCompatibleWith("text/html")
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("its booking was cancelled"));
        call(HttpMethod.GET, "/api/spots/" + spot.id() + "/redeem/" + ticket, null, "Accept", "not a type")
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void printsWhatTheCatalogueTold() {
        TestEvent event = newEvent(1);
        follow(new Edited(event.snapshot(1, 3)).name("Гамлет").snapshot());
        String address = "/api/tickets/" + sell(event, 1);

        call(HttpMethod.GET, address + ".pdf", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/pdf")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .consumeWith(body ->
                        assertThat(requireNonNull(body.getResponseBody())).startsWith('%', 'P', 'D', 'F'));
        call(HttpMethod.GET, address + "/qr.svg?size=200", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("image/svg+xml");
        call(HttpMethod.GET, address + "/qr.png", null)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("image/png");
        for (String size : new String[] {"149", "1025", "-1"}) {
            call(HttpMethod.GET, address + "/qr.png?size=" + size, null)
                    .expectStatus()
                    .isEqualTo(422);
        }
        call(HttpMethod.GET, address + "/qr.png?size=x", null).expectStatus().isBadRequest();
        call(HttpMethod.GET, "/api/tickets/" + UUID.randomUUID() + ".pdf", null)
                .expectStatus()
                .isNotFound();
        call(HttpMethod.GET, "/api/tickets/x.pdf", null).expectStatus().isBadRequest();
    }

    private TestEvent spot(String name) {
        TestEvent spot = newEvent(1);
        follow(new Edited(spot.snapshot(1, 3))
                .name(name)
                .spot("jetty-" + spot.id())
                .snapshot());
        return spot;
    }

    private UUID sell(TestEvent event, int quantity) {
        UUID booking = UUID.randomUUID();
        decide(request(booking, 1, event, quantity), confirm(booking, 1, event, quantity));
        return ticketsOf(booking).getFirst();
    }

    private UUID bookingOf(UUID ticket) {
        return (UUID) rows("SELECT booking_id FROM tickets WHERE id = ?", ticket)
                .getFirst()
                .getFirst();
    }

    private long presented(UUID ticket) {
        return number("SELECT times_presented FROM tickets WHERE id = ?", ticket);
    }

    private String page(String address) {
        return requireNonNull(call(HttpMethod.GET, address, null, "Accept", "text/html,*/*;q=0.8")
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/html")
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .valueMatches("Content-Security-Policy", "default-src 'none'; style-src 'sha256-.*")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec call(
            HttpMethod method, String address, @Nullable String token, String... headers) {
        return http.method(method)
                .uri(address)
                .headers(sent -> {
                    if (token != null) {
                        sent.setBearerAuth(token);
                    }
                    for (int i = 0; i < headers.length; i += 2) {
                        sent.set(headers[i], headers[i + 1]);
                    }
                })
                .exchange();
    }
}
