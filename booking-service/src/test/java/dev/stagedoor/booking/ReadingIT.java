package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsVoided;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

class ReadingIT extends BookingServiceIT {
    private final UUID user = UUID.randomUUID();

    @Test
    void showsABookingToItsOwnerAndTheOrganizerOnly() {
        TestEvent event = event(2500, Manner.HOLD);
        Answer held = held(event, user);
        UUID stranger = UUID.randomUUID();
        assertThat(booking(held.id(), event.organizer()).status()).isEqualTo(200);
        assertThat(booking(held.id(), stranger).status()).isEqualTo(403);
        assertThat(get("/api/bookings/" + held.id() + "/timeline", stranger).status())
                .isEqualTo(403);
        assertThat(cancel(held.id(), stranger).status()).isEqualTo(403);
        assertThat(cancel(held.id(), event.organizer()).status()).isEqualTo(403);
        assertThat(pay(held.id(), "ok", stranger).status()).isEqualTo(403);
        assertThat(get("/api/users/" + user + "/bookings", stranger).status()).isEqualTo(403);
        assertThat(get("/api/events/" + event.id() + "/bookings", stranger).status())
                .isEqualTo(403);
        assertThat(http.get()
                        .uri("/api/bookings/" + held.id())
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .isEqualTo(401);
        UUID none = UUID.randomUUID();
        assertThat(booking(none, user).status()).isEqualTo(404);
        assertThat(cancel(none, user).status()).isEqualTo(404);
        assertThat(pay(none, "ok", user).status()).isEqualTo(404);
        assertThat(get("/api/events/" + none + "/bookings", user).status()).isEqualTo(404);
    }

    @Test
    void listsTheNewestFirstInPages() {
        TestEvent event = event(2500, Manner.HOLD);
        TestEvent free = event(0, Manner.HOLD);
        List<UUID> ids = List.of(
                held(event, user).id(),
                book(free, 1, user).id(),
                held(event, user).id());
        String path = "/api/users/" + user + "/bookings";
        Answer page = get(path + "?limit=2", user);
        assertThat(page.body().path("total").asLong()).isEqualTo(3);
        assertThat(page.body().path("items").path(0).path("id").asString())
                .isEqualTo(ids.getLast().toString());
        assertThat(page.headers().getFirst("Link")).contains("rel=\"next\"");
        assertThat(get(path + "?limit=2&page=2", user).body().path("items").size())
                .isEqualTo(1);
        assertThat(get(path + "?status=held", user).body().path("total").asLong())
                .isEqualTo(2);
        assertThat(get(path + "?eventId=" + free.id(), user)
                        .body()
                        .path("total")
                        .asLong())
                .isEqualTo(1);
        assertThat(get(path + "?status=lost", user).status()).isEqualTo(422);
        assertThat(get(path + "?eventId=x", user).status()).isEqualTo(400);
        assertThat(get(path + "?limit=1000", user).status()).isEqualTo(422);
        String ofEvent = "/api/events/" + event.id() + "/bookings";
        assertThat(get(ofEvent, event.organizer()).body().path("total").asLong())
                .isEqualTo(2);
        assertThat(get(ofEvent + "?status=confirmed", event.organizer())
                        .body()
                        .path("total")
                        .asLong())
                .isZero();
    }

    @Test
    void describesItsEndpoints() {
        JsonNode paths = get("/v3/api-docs", user).body().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/bookings",
                        "/api/bookings/{id}",
                        "/api/bookings/{id}/timeline",
                        "/api/bookings/{id}/payment",
                        "/api/bookings/{id}/cancel",
                        "/api/bookings/{id}/refunds",
                        "/api/users/{userId}/bookings",
                        "/api/users/me/export/bookings",
                        "/api/events/{eventId}/bookings",
                        "/api/events/{eventId}/cancellation",
                        "/api/spots/{name}/reservations",
                        "/api/spots/{name}/reservations/{bookingId}");
        assertThat(paths.path("/api/users/{userId}/bookings")
                        .path("get")
                        .path("parameters")
                        .valueStream()
                        .map(parameter -> parameter.path("name").asString()))
                .containsExactlyInAnyOrder(
                        "userId", "eventId", "status", "from", "to", "sortBy", "order", "page", "limit");
        assertThat(paths.path("/api/events/{eventId}/bookings")
                        .path("get")
                        .path("responses")
                        .path("200")
                        .path("content")
                        .propertyNames())
                .contains("application/json", "text/csv");
    }

    @Test
    void streamsEachChangeUntilTheTicketsAreThere() {
        TestEvent event = event(0, Manner.SAY_NOTHING);
        UUID id = OrderIT.id(book(event, 1, user, "Prefer", "respond-async"));
        // Seen and left unanswered: from here on the desk holds seats only where this test tells it to.
        eventually(() -> desk.of(id), seen -> assertThat(seen).isNotEmpty());
        desk.answer(event.id(), Manner.HOLD);
        var stream = http.get()
                .uri("/api/bookings/" + id)
                .accept(MediaType.TEXT_EVENT_STREAM)
                .headers(headers -> headers.setBearerAuth(TestTokens.attendee(user)))
                .exchange()
                .returnResult(new ParameterizedTypeReference<ServerSentEvent<String>>() {})
                .getResponseBody()
                .mapNotNull(ServerSentEvent::data);
        StepVerifier.create(stream)
                .expectNextMatches(first -> first.contains("\"status\":\"pending\""))
                .then(() -> desk.hold(id, event.id(), 1))
                .thenConsumeWhile(next -> !next.contains("\"state\":\"ok\""))
                .expectNextMatches(last -> last.contains("\"status\":\"confirmed\""))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void followsTheTicketsOfABooking() {
        TestEvent event = event(0, Manner.HOLD);
        Answer confirmed = book(event, 1, user);
        UUID ticket = UUID.fromString(eventually(
                        () -> booking(confirmed.id(), user).body().path("tickets"),
                        tickets -> assertThat(tickets.size()).isEqualTo(1))
                .path(0)
                .path("id")
                .asString());
        var _ = desk.messages()
                .send(
                        Topics.TICKETS,
                        event.id(),
                        new TicketRedeemed(ticket, event.id(), confirmed.id(), Instant.now()));
        awaitTicket(confirmed.id(), "redeemed");
        assertThat(cancel(confirmed.id(), user).text("code")).isEqualTo("ticket_already_redeemed");
        var _ = desk.messages()
                .send(
                        Topics.TICKETS,
                        event.id(),
                        new TicketsVoided(confirmed.id(), event.id(), List.of(ticket), Instant.now()));
        awaitTicket(confirmed.id(), "void");
    }

    private void awaitTicket(UUID booking, String state) {
        eventually(
                () -> booking(booking, user)
                        .body()
                        .path("tickets")
                        .path(0)
                        .path("state")
                        .asString(),
                seen -> assertThat(seen).isEqualTo(state));
    }
}
