package dev.stagedoor.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.gateway.waiting.Passes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may book an event that has a waiting room. */
class AdmissionIT extends WaitingRoomInFront {
    @Test
    void letsOnlyThoseBookWhoAreLetIn() {
        announce(Instant.now().plusSeconds(3600), 60);
        Answer early = book(buyer, event, null);
        early.expect(429);
        assertThat(early.body().get("code").asString()).isEqualTo("waiting_room");
        assertThat(early.body().get("waitingRoom").asString()).endsWith("/waiting-room/" + event);
        assertThat(Integer.parseInt(early.headers().getFirst("Retry-After"))).isBetween(3500, 3600);
        join(port, buyer).expect(200);
        book(buyer, event, null).expect(429);
        book(buyer, UUID.randomUUID(), null).expect(200);

        announce(Instant.now(), 1);
        JsonNode place = admitted(buyer);
        book(buyer, event, place.get("admission").asString()).expect(200);
        // Who waited at one device may book at another: the account was let in.
        book(buyer, event, null).expect(200);
        UUID behind = UUID.randomUUID();
        join(port, behind).expect(200);
        book(behind, event, place.get("admission").asString()).expect(429);

        EVENT.waitingRooms("[]");
        await().atMost(PATIENCE)
                .until(() -> book(UUID.randomUUID(), event, null).status() == 200);
    }

    @Test
    void takesNoPassThatIsForgedExpiredOrForSomethingElse() {
        announce(Instant.now().minusSeconds(10), 1);
        Instant now = Instant.now();
        Passes ours = new Passes(SECRET);
        String good = ours.admission(event, buyer, now.minusSeconds(60), now.plusSeconds(60));
        book(buyer, event, good).expect(200);
        for (String bad : List.of(
                new Passes("somebody has thought up this secret")
                        .admission(event, buyer, now.minusSeconds(60), now.plusSeconds(60)),
                ours.admission(event, buyer, now.minusSeconds(60), now.minusSeconds(1)),
                ours.admission(event, buyer, now.plusSeconds(30), now.plusSeconds(60)),
                ours.admission(UUID.randomUUID(), buyer, now.minusSeconds(60), now.plusSeconds(60)),
                ours.admission(event, UUID.randomUUID(), now.minusSeconds(60), now.plusSeconds(60)),
                ours.place(event, buyer, now.plusSeconds(60)),
                good + "x",
                "nonsense")) {
            assertThat(book(buyer, event, bad).status()).as(bad).isEqualTo(429);
        }
    }

    /** However the body names the event: what booking-service would understand, the gateway understands. */
    @Test
    void seesTheEventHoweverItIsWritten() {
        announce(Instant.now().plusSeconds(3600), 60);
        UUID other = UUID.randomUUID();
        book(buyer, "{\"eventId\":\"%s\",\"eventId\":\"%s\"}".formatted(other, event))
                .expect(429);
        book(buyer, "{\"event\\u0049d\":\"%s\"}".formatted(event)).expect(429);
        book(buyer, "{\"eventId\":\"%s\"}".formatted(event.toString().toUpperCase(Locale.ROOT)))
                .expect(429);
        book(buyer, "{\"eventId\":\"%s\"".formatted(event)).expect(400);
        book(buyer, "{\"eventId\":\"%s\"} {}".formatted(event)).expect(400);
        book(buyer, "{}").expect(200);
        assertThat(book(buyer, "{\"eventId\":\"%s\",\"items\":[1]}".formatted(other))
                        .text())
                .isEqualTo("{\"eventId\":\"%s\",\"items\":[1]}".formatted(other));
    }
}
