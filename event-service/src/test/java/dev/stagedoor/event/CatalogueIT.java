package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.PoolsChanged.Pool;
import dev.stagedoor.testsupport.TestMessages.Message;
import dev.stagedoor.testsupport.TestTokens;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueIT extends EventServiceIT {

    @Test
    void answersADraftInTheZoneOfTheEvent() {
        Answer created = post("/api/events", event("Gala", type("Floor", 10))).expect(201);

        assertThat(created.body().get("startsAt").asString()).isEqualTo("2090-05-17T21:30:00+02:00");
        assertThat(created.body().get("status").asString()).isEqualTo("draft");
        assertThat(created.body().get("visibility").asString()).isEqualTo("public");
        assertThat(created.body().get("totalCapacity").asInt()).isEqualTo(10);
        assertThat(created.body().at("/ticketTypes/0/maxPerBooking").asInt()).isEqualTo(10);
        assertThat(get("/api/events/" + created.id()).expect(200).body()).isEqualTo(created.body());
    }

    @Test
    void answersHeadAsGetWithoutAToken() {
        UUID id = published(5);

        for (String path : List.of(
                "/api/events",
                "/api/events/" + id,
                "/api/events/" + id + ".ics",
                "/api/events/" + id + "/ticket-types",
                "/api/events/" + id + "/availability")) {
            call("HEAD", path, null, null, Map.of()).expect(200);
        }
        call("HEAD", "/api/events/" + UUID.randomUUID(), null, null, Map.of()).expect(404);
        call("HEAD", "/api/events/" + id + "/invitations", null, null, Map.of()).expect(401);
    }

    @Test
    void hidesDraftsAndPrivateEventsFromOthers() {
        UUID draft = post("/api/events", event("Draft", type("Floor", 1))).id();
        Map<String, Object> secret = new HashMap<>(event("Secret", type("Floor", 1)));
        secret.put("visibility", "private");
        UUID hidden = post("/api/events", secret).id();
        post("/api/events/" + hidden + "/publish", "").expect(200);

        for (UUID id : List.of(draft, hidden)) {
            call("GET", "/api/events/" + id, null, null, Map.of()).expect(404);
            call("GET", "/api/events/" + id + "/ticket-types", stranger, null, Map.of())
                    .expect(404);
            call("PUT", "/api/events/" + id, stranger, event("Mine"), Map.of("If-Match", "*"))
                    .expect(404);
            get("/api/events/" + id).expect(200);
        }
    }

    @Test
    void letsNobodyElseChangeAnEvent() {
        UUID id = published(5);
        String path = "/api/events/" + id;
        String typePath = path + "/ticket-types/" + typeOf(id);

        call("GET", path, stranger, null, Map.of()).expect(200);
        call("PUT", path, stranger, event("Mine"), Map.of("If-Match", "*")).expect(403);
        call("DELETE", path, stranger, null, Map.of()).expect(403);
        call("POST", path + "/publish", stranger, null, Map.of()).expect(403);
        call("POST", path + "/ticket-types", stranger, type("B", 1), Map.of()).expect(403);
        call("PUT", typePath, stranger, type("B", 1), Map.of()).expect(403);
        call("DELETE", typePath, stranger, null, Map.of()).expect(403);
        call("POST", "/api/events", null, event("x"), Map.of()).expect(401);
        client.post()
                .uri("/api/events")
                .header("Authorization", "Bearer " + TestTokens.attendee(stranger))
                .bodyValue(event("x"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void demandsTheRevisionThatWasRead() {
        Answer created = post("/api/events", event("Gala", type("Floor", 10)));
        String path = "/api/events/" + created.id();
        String etag = String.valueOf(created.etag());

        call("PUT", path, organizer, event("B"), Map.of()).expect(428);
        Answer changed = put(path, event("B", type("Floor", 10)), etag).expect(200);
        assertThat(put(path, event("C"), etag).expect(412).code()).isEqualTo("stale");
        put(path, event("C"), "W/" + changed.etag()).expect(412);
        put(path, event("C"), "nonsense").expect(412);
        put(path, event("C", type("Floor", 10)), "\"x\", " + changed.etag()).expect(200);
        call("DELETE", path, organizer, null, Map.of("If-Match", etag)).expect(412);
        call("DELETE", path, organizer, null, Map.of()).expect(204);
        get(path).expect(404);
    }

    @Test
    void letsOneOfTwoEditsAtOnceThrough() {
        for (int round = 0; round < 10; round++) {
            Answer created = post("/api/events", event("Gala", type("Floor", 10)));
            String etag = String.valueOf(created.etag());
            List<CompletableFuture<Integer>> edits = Stream.of("B", "C")
                    .map(name ->
                            CompletableFuture.supplyAsync(() -> put("/api/events/" + created.id(), event(name), etag)
                                    .status()))
                    .toList();

            assertThat(edits.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void publishesOnceAndTellsEveryChange() {
        Answer created = post("/api/events", event("Gala", type("Floor", 10)));
        UUID id = created.id();
        String path = "/api/events/" + id;
        post(path + "/publish", "").expect(200);
        Answer published = post(path + "/publish", "").expect(200);
        assertThat(published.body().get("status").asString()).isEqualTo("upcoming");
        // The same content again is no change.
        Answer same = put(path, event("Gala", type("Floor", 10)), String.valueOf(published.etag()))
                .expect(200);
        put(path, event("Grand gala", type("Floor", 20)), String.valueOf(same.etag()))
                .expect(200);
        post(path + "/ticket-types", type("Balcony", 3)).expect(201);
        assertThat(post(path + "/ticket-types", type("BALCONY", 3))
                        .expect(422)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("name");

        List<Message> told = messages.await(Topics.CATALOGUE, 3, of(id), PATIENCE);

        assertThat(told)
                .extracting(Message::type)
                .containsExactly(
                        "stagedoor.event.published.v1", "stagedoor.event.changed.v1", "stagedoor.event.changed.v1");
        assertThat(told.stream()
                        .map(message -> message.data().at("/event/revision").asLong()))
                .containsExactly(2L, 3L, 4L);
        assertThat(told.getLast().data().at("/event/name").asString()).isEqualTo("Grand gala");
        assertThat(told.getLast().data().at("/event/ticketTypes").size()).isEqualTo(2);
        assertThat(told.getLast().data().at("/event/ticketTypes/0/capacity").asInt())
                .isEqualTo(20);
        assertThat(told.getLast().data().at("/event/timezone").asString()).isEqualTo("Europe/Oslo");
    }

    @Test
    void refusesToPublishWhatCannotBeSold() {
        UUID empty = post("/api/events", event("Empty")).id();
        Map<String, Object> past = new HashMap<>(event("Past", type("Floor", 1)));
        past.put("startsAt", "2020-05-17T19:30:00Z");
        UUID over = post("/api/events", past).expect(201).id();

        assertThat(post("/api/events/" + empty + "/publish", "").expect(409).code())
                .isEqualTo("no_ticket_types");
        assertThat(post("/api/events/" + over + "/publish", "").expect(409).code())
                .isEqualTo("event_in_past");
    }

    @Test
    void deletesDraftsOnly() {
        UUID id = published(5);

        assertThat(call("DELETE", "/api/events/" + id, organizer, null, Map.of())
                        .expect(409)
                        .code())
                .isEqualTo("event_published");
        call("DELETE", "/api/events/" + id + "/ticket-types/" + typeOf(id), organizer, null, Map.of())
                .expect(409);
    }

    @Test
    void showsTheNewestCountsAndGuardsThem() throws InterruptedException {
        UUID id = published(10);
        UUID typeId = typeOf(id);
        String path = "/api/events/" + id;
        String before = String.valueOf(get(path).etag());
        tell(id, typeId, 3, 7, 5);
        tell(id, typeId, 1, 1, 4);
        tell(id, typeId, 3, 7, 5);
        Answer soldOut = get(path);
        for (long until = System.nanoTime() + PATIENCE.toNanos();
                !soldOut.body().get("status").asString().equals("sold_out") && System.nanoTime() < until; ) {
            Thread.sleep(50);
            soldOut = get(path);
        }

        assertThat(soldOut.body().get("status").asString()).isEqualTo("sold_out");
        assertThat(soldOut.body().get("quantityAvailable").asInt()).isZero();
        assertThat(soldOut.body().at("/ticketTypes/0/quantityHeld").asInt()).isEqualTo(3);
        assertThat(soldOut.body().at("/ticketTypes/0/quantitySold").asInt()).isEqualTo(7);
        assertThat(soldOut.etag()).isNotEqualTo(before);
        Answer refused = call("PUT", path + "/ticket-types/" + typeId, organizer, type("Floor", 9), Map.of())
                .expect(409);
        assertThat(refused.body().get("held").asInt()).isEqualTo(3);
        assertThat(refused.body().get("sold").asInt()).isEqualTo(7);
        assertThat(refused.body().get("minimum").asInt()).isEqualTo(10);
        put(path, event("Gala", type("Floor", 9)), before).expect(409);
        // A sale is no edit: the tag read before it still counts.
        put(path, event("Gala 2", type("Floor", 12)), before).expect(200);
    }

    @Test
    void listsPublishedPublicEventsByPageAndFilter() {
        String mark = "m" + UUID.randomUUID().toString().replace("-", "");
        for (String name : List.of("C", "A", "B 100%_\\")) {
            Map<String, Object> wanted = new HashMap<>(event(name + " " + mark, type("Floor", 1)));
            wanted.put("category", "Music");
            wanted.put("location", "Oslo, Norway");
            UUID id = post("/api/events", wanted).expect(201).id();
            post("/api/events/" + id + "/publish", "").expect(200);
        }
        post("/api/events", event("Draft " + mark, type("Floor", 1))).expect(201);

        Answer first = anonymous("?search=" + mark.toUpperCase(java.util.Locale.ROOT) + "&sortBy=name&limit=2");
        assertThat(first.body().get("total").asInt()).isEqualTo(3);
        assertThat(first.body().get("items").size()).isEqualTo(2);
        assertThat(first.body().at("/items/0/name").asString()).startsWith("A ");
        assertThat(anonymous("?search=" + mark + "&sortBy=name&order=desc")
                        .body()
                        .at("/items/0/name")
                        .asString())
                .startsWith("C ");
        assertThat(total("?search=100%25_%5C%20" + mark)).isEqualTo(1);
        assertThat(total("?search=" + mark + "&category=music&location=OSLO&available=true"))
                .isEqualTo(3);
        assertThat(total("?search=" + mark + "&available=false")).isZero();
        assertThat(total("?search=" + mark + "&from=2090-05-17&to=2090-05-17")).isEqualTo(3);
        assertThat(total("?search=" + mark + "&to=2090-05-16")).isZero();
        assertThat(total("?search=" + mark + "&from=2090-05-17T21:30:00%2B02:00"))
                .isEqualTo(3);
        assertThat(get("/api/events?mine=true&search=" + mark)
                        .body()
                        .get("total")
                        .asInt())
                .isEqualTo(4);
        call("GET", "/api/events?mine=true", null, null, Map.of()).expect(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=colour",
                "order=up",
                "from=soon",
                "available=maybe",
                "page=0",
                "limit=101",
                "to=%2B999999999-12-31",
                "search=a%00b"
            })
    void refusesQueriesItDoesNotKnow(String query) {
        call("GET", "/api/events?" + query, null, null, Map.of()).expect(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"name\": {}}",
                "{\"startsAt\": 5}",
                "{\"ticketTypes\": {}}",
                "{\"name\":\"x\",\"ticketTypes\":[{\"capacity\":1e400}]}"
            })
    void refusesBodiesItCannotRead(String body) {
        post("/api/events", body).expect(400);
    }

    @Test
    void publishesItsOpenApiDocument() {
        String document = get("/v3/api-docs").expect(200).body().toString();

        assertThat(document).contains("/api/events/import", "/api/events/{id}/publish", "If-Match");
    }

    private Answer anonymous(String query) {
        return call("GET", "/api/events" + query, null, null, Map.of()).expect(200);
    }

    private int total(String query) {
        return anonymous(query).body().get("total").asInt();
    }

    private void tell(UUID eventId, UUID typeId, int held, int sold, long version) {
        Pool pool = new Pool(typeId, 10, held, sold, 10 - held - sold, 0, version, false);
        var unused = messages.send(Topics.INVENTORY, eventId, new PoolsChanged(eventId, List.of(pool), Instant.EPOCH));
    }
}
