package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What takes several services: each of the source systems' ways through the suite, as a client of the gateway goes it. */
class TourIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NEXT_MONTH =
            Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);

    private final Platform platform = SharedPlatform.get();
    private final GatewayClient anybody = GatewayClient.of(platform.gateway());
    private final People people = new People(anybody);
    private final Person organizer = people.organizer();

    @Test
    void issuesAndRedeemsTicketsWithoutABooking() {
        JsonNode event = organizer
                .client()
                .post("/api/events", Map.of("name", "Open Day", "startsAt", NEXT_MONTH.toString(), "initialTickets", 3))
                .expect(201)
                .body();
        String path = "/api/events/" + event.get("id").asString();
        eventually(path + "/status", status -> status.get("ticketsTotal").asInt() == 3);

        organizer.client().post(path + "/tickets", Map.of("quantity", 2)).expect(201);
        String ticket = unredeemed(path).getFirst();
        anybody.post("/api/tickets/" + ticket + "/redeem", Map.of()).expect(200);
        anybody.post("/api/tickets/" + ticket + "/redeem", Map.of()).expect(409);

        eventually(
                path + "/status",
                status -> status.get("ticketsTotal").asInt() == 5
                        && status.get("ticketsRedeemed").asInt() == 1);
        assertThat(unredeemed(path)).hasSize(4).doesNotContain(ticket);
        assertThat(anybody.get("/api/tickets/" + ticket + "/qr.svg").expect(200).text())
                .contains("<svg");
        assertThat(anybody.get("/api/tickets/" + ticket + ".pdf").expect(200).text())
                .startsWith("%PDF");
        Books.mustBalance(platform);
    }

    private List<String> unredeemed(String event) {
        return organizer
                .client()
                .send("GET", event + "/tickets?state=unredeemed", BodyPublishers.noBody(), "Accept", "text/plain")
                .expect(200)
                .text()
                .lines()
                .toList();
    }

    @Test
    void reservesAtASpotAndCountsPresentations() {
        String name = "Harbour " + UUID.randomUUID();
        String path = "/api/spots/" + name.replace(" ", "%20");
        Map<String, Object> slot = Map.of(
                "start",
                NEXT_MONTH.toString(),
                "end",
                NEXT_MONTH.plusSeconds(600).toString(),
                "tickets",
                1);
        organizer
                .client()
                .post("/api/spots", Map.of("name", name, "slots", List.of(slot)))
                .expect(201);
        assertThat(anybody.get(path + "/qr.svg").expect(200).text()).contains("<svg");

        JsonNode reserved = await().atMost(SOON)
                .until(() -> anybody.post(path + "/reservations", Map.of()), answer -> answer.status() == 201)
                .body();
        String present = "/api/spots/" + reserved.get("spotId").asString() + "/redeem/"
                + reserved.get("ticketId").asString();
        assertThat(reserved.get("url").asString()).endsWith(present);
        assertThat(anybody.post(path + "/reservations", Map.of())
                        .expect(409)
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("seats_unavailable");

        assertThat(timesPresented(anybody.post(present, Map.of()))).isZero();
        assertThat(timesPresented(anybody.post(present, Map.of()))).isEqualTo(1);
        Answer page = anybody.send("GET", present, BodyPublishers.noBody(), "Accept", "text/html");
        assertThat(page.expect(200).contentType()).startsWith("text/html");
        assertThat(timesPresented(anybody.post(present, Map.of()))).isEqualTo(3);
    }

    private static int timesPresented(Answer answer) {
        return answer.expect(200).body().get("timesPresentedBefore").asInt();
    }

    @Test
    void cancelsAnEventWithEverythingThatHangsOnIt() {
        Show show = people.show(organizer, 10, 2500);
        Person paid = people.attendee();
        JsonNode booking = book(paid, show);
        paid.client()
                .post(pathOf(booking) + "/payment", Map.of("method", "simulated", "token", "ok"))
                .expect(200);
        JsonNode ticket = eventually(
                        paid, pathOf(booking), it -> it.get("tickets").size() == 1)
                .get("tickets")
                .get(0);
        Person holding = people.attendee();
        JsonNode held = book(holding, show);

        String event = "/api/events/" + show.eventId();
        organizer
                .client()
                .post(event + "/cancel", Map.of("reason", "The hall burnt down"))
                .expect(200);

        JsonNode cancellation = eventually(event + "/cancellation", it -> it.hasNonNull("completedAt"));
        assertThat(cancellation.at("/bookings/cancelled").asInt()).isEqualTo(2);
        assertThat(cancellation.at("/refunds/done").asInt()).isEqualTo(1);
        for (JsonNode each :
                List.of(eventually(paid, pathOf(booking), ended()), eventually(holding, pathOf(held), ended()))) {
            assertThat(each.get("reason").asString()).isEqualTo("event_cancelled");
        }
        assertThat(anybody.post("/api/tickets/" + ticket.get("id").asString() + "/redeem", Map.of())
                        .expect(409)
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticket_void");
        paid.client().post("/api/bookings", show.bookingOf(1)).expect(409);
        assertThat(anybody.get(event).expect(200).body().get("status").asString())
                .isEqualTo("cancelled");
        assertThat(SharedPlatform.mailTo(paid.email())).contains("cancelled");
        Books.mustBalance(platform);
    }

    private static Predicate<JsonNode> ended() {
        return booking -> booking.get("status").asString().equals("cancelled");
    }

    @Test
    void forgetsAnAccountInEveryService() {
        Person leaving = people.attendee();
        JsonNode booking = book(leaving, people.show(organizer, 10, 0));
        JsonNode export =
                leaving.client().get("/api/users/me/export").expect(200).body();
        assertThat(export.toString()).contains(booking.get("id").asString()).contains(leaving.email());

        Answer deleted = leaving.client()
                .send(
                        "DELETE",
                        "/api/users/me",
                        BodyPublishers.ofString("{\"currentPassword\":\"" + People.PASSWORD + "\"}"))
                .expect(202);
        String proof = deleted.headers().firstValue("Location").orElseThrow();
        JsonNode erasure = await().atMost(SOON)
                .until(() -> anybody.get(proof).expect(200).body(), it -> it.hasNonNull("completedAt"));
        assertThat(erasure.get("services")).hasSize(4);

        leaving.client().get("/api/users/me").expect(401);
        anybody.post("/api/auth/login", Map.of("username", leaving.username(), "password", People.PASSWORD))
                .expect(401);
        JsonNode books = organizer
                .client()
                .get("/api/events/" + booking.get("eventId").asString() + "/bookings")
                .expect(200)
                .body();
        assertThat(books.toString())
                .contains(booking.get("id").asString())
                .doesNotContain(leaving.id().toString());
        Books.mustBalance(platform);
    }

    private static JsonNode book(Person buyer, Show show) {
        return buyer.client()
                .post("/api/bookings", show.bookingOf(1))
                .expect(201)
                .body();
    }

    private static String pathOf(JsonNode booking) {
        return "/api/bookings/" + booking.get("id").asString();
    }

    @CanIgnoreReturnValue
    private JsonNode eventually(String path, Predicate<JsonNode> condition) {
        return eventually(organizer, path, condition);
    }

    private static JsonNode eventually(Person who, String path, Predicate<JsonNode> condition) {
        return await().atMost(SOON)
                .until(() -> who.client().get(path), answer -> answer.status() == 200 && condition.test(answer.body()))
                .body();
    }
}
