package dev.stagedoor.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.systemtests.GatewayClient.Answer;
import dev.stagedoor.systemtests.People.Person;
import dev.stagedoor.systemtests.People.Show;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Through the waiting room to the ticket, while the gateway is killed. */
class WaitingRoomFlowIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Platform platform = SharedPlatform.get();
    private final People people = new People(GatewayClient.of(platform.gateway()));

    @Test
    void letsInOneAfterTheOtherThoughTheGatewayIsKilled() throws InterruptedException {
        Person organizer = people.organizer();
        Person first = people.attendee();
        Person second = people.attendee();
        Show show = people.show(organizer, 10, 0);
        String terms = "/api/events/" + show.eventId() + "/waiting-room";
        String room = "/api/waiting-rooms/" + show.eventId();
        organizer
                .client()
                .put(terms, Map.of("opensAt", Instant.now().plusSeconds(8).toString(), "admissionsPerMinute", 20))
                .expect(200);
        await().atMost(SOON).until(() -> first.client().get(room).status() == 200);
        Answer early = first.client().post("/api/bookings", show.bookingOf(1)).expect(429);
        assertThat(early.body().get("code").asString()).isEqualTo("waiting_room");

        String place = first.client()
                .post(room + "/place", Map.of())
                .expect(200)
                .body()
                .get("place")
                .asString();
        await().atMost(SOON)
                .until(() ->
                        first.client().get(room).expect(200).body().get("open").asBoolean());
        JsonNode behind =
                second.client().post(room + "/place", Map.of()).expect(200).body();
        platform.named("gateway").kill();
        platform.named("gateway").start();
        platform.named("gateway").awaitReady();

        Answer kept = await().atMost(SOON)
                .until(() -> second.client().get(room + "/place"), answer -> answer.status() == 200);
        assertThat(kept.body().get("admittedFrom")).isEqualTo(behind.get("admittedFrom"));
        JsonNode admitted = await().atMost(SOON)
                .until(
                        () -> first.client().get(room + "/place?place=" + place).body(),
                        answer -> answer.path("state").asString("").equals("admitted"));
        JsonNode booking = first.client()
                .post(
                        "/api/bookings",
                        show.bookingOf(1),
                        "Stagedoor-Admission",
                        admitted.get("admission").asString())
                .expect(201)
                .body();
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");

        organizer.client().send("DELETE", terms, BodyPublishers.noBody()).expect(204);
        Person third = people.attendee();
        await().atMost(SOON)
                .until(() ->
                        third.client().post("/api/bookings", show.bookingOf(1)).status() == 201);
        Books.mustBalance(platform);
    }
}
