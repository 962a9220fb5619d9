package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person does with Stagedoor, from signing up to the door. */
class BookingFlowIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Platform platform = SharedPlatform.get();
    private final People people = new People(GatewayClient.of(platform.gateway()));
    private final Person organizer = people.organizer();
    private final Person buyer = people.attendee();

    @Test
    void aFreeBookingIsConfirmedAtOnceAndItsTicketAdmitsOnce() {
        Show show = people.show(organizer, 10, 0);
        JsonNode booking = book(show, 2, "confirmed");
        List<JsonNode> tickets = tickets(booking, 2);
        String redeem = "/api/tickets/" + tickets.getFirst().get("id").asString() + "/redeem";
        GatewayClient door = GatewayClient.of(platform.gateway());

        JsonNode first = door.post(redeem, Map.of()).expect(200).body();
        assertThat(first.get("state").asString()).isEqualTo("redeemed");
        assertThat(first.get("timesPresentedBefore").asInt()).isZero();

        JsonNode second = door.post(redeem, Map.of()).expect(409).body();
        assertThat(second.get("code").asString()).isEqualTo("ticket_already_redeemed");
        assertThat(second.get("timesPresentedBefore").asInt()).isEqualTo(1);
        assertThat(second.get("lastPresentedAt").asString()).isNotEmpty();
        assertThat(SharedPlatform.mailTo(buyer.email()))
                .contains(tickets.getFirst().get("id").asString());
    }

    @Test
    void aPaidBookingIsHeldUntilItIsPaid() {
        Show show = people.show(organizer, 10, 2500);
        JsonNode booking = book(show, 2, "held");
        assertThat(booking.get("totalPrice").get("amount").asLong()).isEqualTo(5000);
        assertThat(booking.get("holdExpiresAt").asString()).isNotEmpty();

        JsonNode declined = pay(booking, "decline", 402);
        assertThat(declined.get("code").asString()).isEqualTo("payment_declined");
        JsonNode paid = pay(booking, "ok", 200);
        assertThat(paid.get("status").asString()).isEqualTo("confirmed");
        tickets(booking, 2);

        JsonNode timeline = buyer.client()
                .get("/api/bookings/" + booking.get("id").asString() + "/timeline")
                .expect(200)
                .body();
        assertThat(timeline.get("steps").values())
                .extracting(step -> step.get("state").asString())
                .containsSubsequence("pending", "held", "confirmed");
        Books.mustBalance(platform);
    }

    @Test
    void aCancelledBookingGivesItsSeatsBackAndItsTicketsAreVoid() {
        Show show = people.show(organizer, 3, 2500);
        JsonNode booking = book(show, 3, "held");
        pay(booking, "ok", 200);
        List<JsonNode> tickets = tickets(booking, 3);

        JsonNode cancelled = buyer.client()
                .put("/api/bookings/" + booking.get("id").asString() + "/cancel", Map.of())
                .expect(200)
                .body();
        assertThat(cancelled.get("status").asString()).isEqualTo("cancelled");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(buyer.client()
                                .get("/api/tickets/"
                                        + tickets.getFirst().get("id").asString())
                                .expect(200)
                                .body()
                                .get("state")
                                .asString())
                        .isEqualTo("void"));
        book(show, 3, "held");
        Books.mustBalance(platform);
    }

    @Test
    void theLastSeatsAreNotSoldTwiceAndTheRefusalSaysWhy() {
        Show show = people.show(organizer, 2, 0);
        book(show, 2, "confirmed");
        JsonNode refused = people.attendee()
                .client()
                .post("/api/bookings", show.bookingOf(1))
                .expect(409)
                .body();
        assertThat(refused.get("code").asString()).isEqualTo("seats_unavailable");
        assertThat(refused.get("bookingId").asString()).isNotEmpty();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(buyer.client()
                                .get("/api/events/" + show.eventId())
                                .expect(200)
                                .body()
                                .get("status")
                                .asString())
                        .isEqualTo("sold_out"));
    }

    @Test
    void nobodySeesOrChangesWhatBelongsToSomebodyElse() {
        Show show = people.show(organizer, 10, 0);
        JsonNode booking = book(show, 1, "confirmed");
        String path = "/api/bookings/" + booking.get("id").asString();
        GatewayClient stranger = people.attendee().client();
        stranger.get(path).expect(403);
        stranger.put(path + "/cancel", Map.of()).expect(403);
        stranger.get("/api/events/" + show.eventId() + "/bookings").expect(403);
        GatewayClient nobody = GatewayClient.of(platform.gateway());
        nobody.get(path).expect(401);
        nobody.post("/api/bookings", show.bookingOf(1)).expect(401);
        nobody.withToken("not.a.token").get(path).expect(401);
    }

    @CanIgnoreReturnValue
    private JsonNode book(Show show, int quantity, String status) {
        JsonNode booking = buyer.client()
                .post("/api/bookings", show.bookingOf(quantity))
                .expect(201)
                .body();
        assertThat(booking.get("status").asString()).isEqualTo(status);
        return booking;
    }

    @CanIgnoreReturnValue
    private JsonNode pay(JsonNode booking, String token, int status) {
        return buyer.client()
                .post(
                        "/api/bookings/" + booking.get("id").asString() + "/payment",
                        Map.of("method", "simulated", "token", token))
                .expect(status)
                .body();
    }

    @CanIgnoreReturnValue
    private List<JsonNode> tickets(JsonNode booking, int count) {
        String path = "/api/bookings/" + booking.get("id").asString();
        JsonNode tickets = await().atMost(SOON)
                .until(() -> buyer.client().get(path).expect(200).body().get("tickets"), it -> it.size() == count);
        return StreamSupport.stream(tickets.values().spliterator(), false).toList();
    }
}
