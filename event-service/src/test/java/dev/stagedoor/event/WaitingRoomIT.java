package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WaitingRoomIT extends EventServiceIT {
    private final Instant opening = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void isSetShownListedAndTakenAway() {
        UUID event = published(10);
        assertThat(room(event, "GET", null).expect(404).code()).isEqualTo("not_found");

        JsonNode room = room(event, "PUT", terms(600)).expect(200).body();
        assertThat(room.get("opensAt").asString()).isEqualTo(opening.toString());
        assertThat(room.get("joinableFrom").asString())
                .isEqualTo(opening.minus(1, ChronoUnit.DAYS).toString());
        assertThat(room.get("closesAt").asString())
                .isEqualTo(opening.plus(3, ChronoUnit.DAYS).toString());
        assertThat(room.get("admissionsPerMinute").asInt()).isEqualTo(600);
        assertThat(room(event, "PUT", terms(60))
                        .expect(200)
                        .body()
                        .get("admissionsPerMinute")
                        .asInt())
                .isEqualTo(60);
        assertThat(call("GET", path(event), null, null, Map.of())
                        .expect(200)
                        .body()
                        .get("eventName")
                        .asString())
                .isEqualTo("Gala");
        assertThat(listed()).contains(event.toString());

        room(event, "DELETE", null).expect(204);
        room(event, "DELETE", null).expect(404);
        assertThat(listed()).doesNotContain(event.toString());
    }

    @Test
    void isTheOrganizersToSet() {
        UUID event = published(10);
        call("PUT", path(event), stranger, terms(60), Map.of()).expect(403);
        call("PUT", path(event), null, terms(60), Map.of()).expect(401);
        call("DELETE", path(event), stranger, null, Map.of()).expect(403);
        room(UUID.randomUUID(), "PUT", terms(60)).expect(404);
    }

    @Test
    void refusesWhatMakesNoSense() {
        UUID event = published(10);
        room(event, "PUT", "[").expect(400);
        assertThat(room(event, "PUT", Map.of()).expect(422).body().get("errors").size())
                .isEqualTo(2);
        room(event, "PUT", Map.of("opensAt", Instant.now().toString(), "admissionsPerMinute", 60))
                .expect(422);
        assertThat(room(secret(), "PUT", terms(60)).expect(409).code()).isEqualTo("event_private");
    }

    @Test
    void standsFastOnceItIsAboutToOpen() {
        UUID event = published(10);
        room(event, "PUT", terms(60)).expect(200);
        var unused = database.sql("UPDATE waiting_rooms SET opens_at = now() WHERE event_id = :event")
                .bind("event", event)
                .then()
                .block(PATIENCE);
        assertThat(room(event, "PUT", terms(600)).expect(409).code()).isEqualTo("waiting_room_fixed");
        room(event, "DELETE", null).expect(204);
    }

    @Test
    void isNotListedBeforeTheEventIsPublishedNorAfterItIsCalledOff() {
        UUID event = post("/api/events", event("Gala", type("Floor", 10)))
                .expect(201)
                .id();
        room(event, "PUT", terms(60)).expect(200);
        assertThat(listed()).doesNotContain(event.toString());
        post("/api/events/" + event + "/publish", "").expect(200);
        assertThat(listed()).contains(event.toString());
        post("/api/events/" + event + "/cancel", Map.of()).expect(200);
        assertThat(listed()).doesNotContain(event.toString());
        assertThat(room(event, "PUT", terms(600)).expect(409).code()).isEqualTo("event_cancelled");
    }

    @Test
    void letsNobodyHaveAnyNumberOfThem() {
        for (int i = 0; i < 20; i++) {
            room(published(1), "PUT", terms(60)).expect(200);
        }
        assertThat(room(published(1), "PUT", terms(60)).expect(409).code()).isEqualTo("too_many_waiting_rooms");
    }

    private Answer room(UUID event, String method, @Nullable Object body) {
        return call(method, path(event), organizer, body, Map.of());
    }

    private static String path(UUID event) {
        return "/api/events/" + event + "/waiting-room";
    }

    private Map<String, Object> terms(int rate) {
        return Map.of("opensAt", opening.toString(), "admissionsPerMinute", rate);
    }

    private List<String> listed() {
        return call("GET", "/api/waiting-rooms", null, null, Map.of())
                .expect(200)
                .body()
                .get("items")
                .valueStream()
                .map(room -> room.get("eventId").asString())
                .toList();
    }
}
