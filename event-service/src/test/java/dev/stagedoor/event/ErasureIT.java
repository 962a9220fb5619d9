package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ErasureIT extends EventServiceIT {
    /** More than one transaction takes. */
    private static final int MANY = 230;

    private static final int RACERS = 16;

    @Test
    void endsWhatIsOpenAndForgetsWhoseTheRestWas() {
        UUID draft = post("/api/events", event("Draft", type("Floor", 1))).id();
        UUID upcoming = published(10);
        UUID cancelled = published(10);
        post("/api/events/" + cancelled + "/cancel", Map.of("reason", "A storm"))
                .expect(200);
        UUID past = past();
        UUID doorOf = doorOfAnother();
        String address = anAddress();
        String invitation = invitedByAnother(known(organizer, address));
        assertThat(export(TestTokens.organizer(organizer))
                        .at("/invitations/0/id")
                        .asString())
                .isEqualTo(invitation);
        call("POST", "/api/users/me/calendar/feed", organizer, null, Map.of()).expect(201);
        AccountDeleted deleted = new AccountDeleted(organizer, Instant.EPOCH);

        UUID id = messages.send(Topics.ACCOUNTS, organizer, deleted);
        messages.send(Topics.ACCOUNTS, organizer, id, deleted);

        assertThat(receipts(1).getFirst().data().get("service").asString()).isEqualTo("event-service");
        get("/api/events/" + draft).expect(404);
        assertThat(last(upcoming, 2).type()).isEqualTo("stagedoor.event.cancelled.v1");
        assertThat(last(upcoming, 2).data().get("reason").asString()).isEqualTo("account_deleted");
        assertThat(last(cancelled, 3).type()).isEqualTo("stagedoor.event.cancelled.v1");
        assertThat(last(cancelled, 3).data().get("reason").asString()).isEqualTo("A storm");
        assertThat(last(past, 2).type()).isEqualTo("stagedoor.event.changed.v1");
        for (Message told : List.of(last(upcoming, 2), last(cancelled, 3), last(past, 2))) {
            assertThat(told.data().at("/event/organizerId").asString()).isEqualTo(AccountErased.NOBODY.toString());
        }
        assertThat(last(doorOf, 3).data().at("/event/doorStaff").isArray()).isTrue();
        assertThat(last(doorOf, 3).data().at("/event/doorStaff").isEmpty()).isTrue();
        assertThat(references()).isZero();
        // The duplicate had no effect: a new message makes the second receipt, not the third.
        var unused = messages.send(Topics.ACCOUNTS, organizer, deleted);
        assertThat(receipts(2)).hasSize(2);
    }

    @Test
    void leavesNothingThatATokenMadeWhileOrAfterTheAccountWasDeleted() {
        List<Integer> statuses = Race.run(RACERS, racer -> {
            if (racer == RACERS / 2) {
                var _ = messages.send(Topics.ACCOUNTS, organizer, new AccountDeleted(organizer, Instant.EPOCH));
            }
            return post("/api/events", event("Late " + racer, type("Floor", 1))).status();
        });
        assertThat(statuses).isSubsetOf(201, 403);
        assertThat(receipts(1)).hasSize(1);

        post("/api/events", event("Later", type("Floor", 1))).expect(403);
        assertThat(post("/api/events", event("Later", type("Floor", 1))).code()).isEqualTo("account_deleted");
        post("/api/events/import", List.of(Map.of("name", "Later", "startsAt", "2090-05-17T00:00:00Z")))
                .expect(403);
        Map<String, Object> slot = Map.of("start", "2090-05-17T10:00:00Z", "end", "2090-05-17T11:00:00Z", "tickets", 5);
        post("/api/spots", Map.of("name", "Later " + organizer, "slots", List.of(slot)))
                .expect(403);
        call("POST", "/api/users/me/calendar/feed", organizer, null, Map.of()).expect(403);
        assertThat(references()).isZero();
    }

    @Test
    void takesAsManyTransactionsAsItNeeds() {
        List<Map<String, Object>> rows = IntStream.range(0, MANY)
                .mapToObj(i -> Map.<String, Object>of(
                        "name",
                        "Fair " + i,
                        "startsAt",
                        "2090-05-17T00:00:00Z",
                        "publish",
                        i % 2 == 0,
                        "ticketTypes",
                        List.of(type("A", 1))))
                .toList();
        post("/api/events/import", rows).expect(200);
        assertThat(export(TestTokens.organizer(organizer)).get("organized").size())
                .isEqualTo(MANY);

        var unused = messages.send(Topics.ACCOUNTS, organizer, new AccountDeleted(organizer, Instant.EPOCH));

        assertThat(receipts(1)).hasSize(1);
        assertThat(references()).isZero();
        assertThat(export(TestTokens.organizer(organizer)).get("organized").size())
                .isZero();
    }

    @Test
    void exportsAllThatIsKnownOfAUser() {
        UUID draft = post("/api/events", event("Draft", type("Floor", 1))).id();
        UUID doorOf = doorOfAnother();

        JsonNode export = export(TestTokens.organizer(organizer));

        assertThat(export.at("/organized/0/id").asString()).isEqualTo(draft.toString());
        assertThat(export.get("organized").size()).isEqualTo(1);
        assertThat(export.at("/doorStaffOf/0").asString()).isEqualTo(doorOf.toString());
        assertThat(export(TestTokens.attendee(UUID.randomUUID()))
                        .get("organized")
                        .isEmpty())
                .isTrue();
        call("GET", "/api/users/me/export/events", null, null, Map.of()).expect(401);
    }

    private String invitedByAnother(String name) {
        UUID id = call("POST", "/api/events", stranger, event("Other", type("Floor", 1)), Map.of())
                .id();
        call("POST", "/api/events/" + id + "/publish", stranger, null, Map.of()).expect(200);
        return call(
                        "POST",
                        "/api/events/" + id + "/invitations",
                        stranger,
                        Map.of("usernames", List.of(name)),
                        Map.of())
                .expect(200)
                .body()
                .at("/invitations/0/id")
                .asString();
    }

    private UUID doorOfAnother() {
        UUID id = call("POST", "/api/events", stranger, event("Other", type("Floor", 1)), Map.of())
                .id();
        call("POST", "/api/events/" + id + "/publish", stranger, null, Map.of()).expect(200);
        call("PUT", "/api/events/" + id + "/door-staff", stranger, Map.of("users", List.of(organizer)), Map.of())
                .expect(200);
        return id;
    }

    private JsonNode export(String token) {
        byte[] body = client.get()
                .uri("/api/users/me/export/events")
                .header("Authorization", "Bearer " + token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        return json.readTree(body);
    }

    private Message last(UUID eventId, int count) {
        return messages.await(Topics.CATALOGUE, count, of(eventId), PATIENCE).getLast();
    }

    private List<Message> receipts(int count) {
        return messages.await(Topics.ERASURES, count, of(organizer), PATIENCE);
    }

    private long references() {
        return java.util.Objects.requireNonNull(database.sql("""
                        SELECT (SELECT count(*) FROM events WHERE organizer_id = :user OR :user = ANY(door_staff))
                             + (SELECT count(*) FROM imported_events WHERE organizer_id = :user)
                             + (SELECT count(*) FROM invitations WHERE invitee_id = :user)
                             + (SELECT count(*) FROM calendar_feeds WHERE user_id = :user)
                             + (SELECT count(*) FROM people WHERE user_id = :user) AS n
                        """)
                .bind("user", organizer)
                .map(row -> java.util.Objects.requireNonNull(row.get("n", Long.class)))
                .one()
                .block(PATIENCE));
    }
}
