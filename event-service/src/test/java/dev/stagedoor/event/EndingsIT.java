package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.TestMessages.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that issue their tickets at once, that have people at the door, and that are called off. */
class EndingsIT extends EventServiceIT {

    @Test
    void publishesAnEventWithInitialTicketsAtOnce() {
        Answer created = post(
                        "/api/events",
                        Map.of("name", "Fair", "startsAt", "2090-05-17T00:00:00Z", "initialTickets", 300))
                .expect(201);

        assertThat(created.body().get("status").asString()).isEqualTo("upcoming");
        assertThat(created.body().get("totalCapacity").asInt()).isEqualTo(300);
        assertThat(created.body().get("quantityIssued").asInt()).isEqualTo(300);
        assertThat(created.body().get("quantityAvailable").asInt()).isZero();
        assertThat(created.body().at("/ticketTypes/0/name").asString()).isEqualTo("Admission");
        assertThat(get("/api/events/" + created.id()).body()).isEqualTo(created.body());
        Message told =
                messages.await(Topics.CATALOGUE, 1, of(created.id()), PATIENCE).getFirst();
        assertThat(told.type()).isEqualTo("stagedoor.event.published.v1");
        assertThat(told.data().at("/event/ticketTypes/0/initialTickets").asInt())
                .isEqualTo(300);
        assertThat(told.data().at("/event/ticketTypes/0/capacity").asInt()).isZero();
        post("/api/events", Map.of("name", "x", "startsAt", "2090-05-17T00:00:00Z", "initialTickets", -1))
                .expect(422);
        post("/api/events", Map.of("name", "x", "startsAt", "2090-05-17T00:00:00Z", "initialTickets", "5"))
                .expect(400);
        assertThat(post("/api/events", Map.of("name", "x", "startsAt", "2020-05-17T00:00:00Z", "initialTickets", 1))
                        .expect(409)
                        .code())
                .isEqualTo("event_in_past");
    }

    @Test
    void cancelsOnceAndForGood() {
        UUID id = published(10);
        UUID typeId = typeOf(id);
        String path = "/api/events/" + id;
        call("POST", path + "/cancel", null, null, Map.of()).expect(401);
        call("POST", path + "/cancel", stranger, null, Map.of()).expect(403);
        call("POST", path + "/cancel", organizer, null, Map.of("If-Match", "\"1\""))
                .expect(412);
        post(path + "/cancel", Map.of("reason", "x".repeat(1001))).expect(422);
        post(path + "/cancel", Map.of("reason", 5)).expect(400);

        Answer cancelled = post(path + "/cancel", Map.of("reason", "A storm")).expect(200);

        assertThat(cancelled.body().get("status").asString()).isEqualTo("cancelled");
        assertThat(cancelled.body().get("cancelReason").asString()).isEqualTo("A storm");
        assertThat(cancelled.body().get("quantityAvailable").asInt()).isZero();
        assertThat(call("POST", path + "/cancel", organizer, null, Map.of()).expect(200))
                .isEqualTo(cancelled);
        assertThat(call("GET", path, null, null, Map.of()).expect(200)).isEqualTo(cancelled);
        List<Answer> edits = List.of(
                put(path, event("B"), "*"),
                post(path + "/publish", ""),
                post(path + "/ticket-types", type("B", 1)),
                call("PUT", path + "/ticket-types/" + typeId, organizer, type("B", 1), Map.of()),
                put(path + "/door-staff", Map.of("users", List.of()), "*"),
                call("DELETE", path + "/door-staff", organizer, null, Map.of()));
        assertThat(edits).allMatch(answer -> answer.expect(409).code().equals("event_cancelled"));
        assertThat(call("DELETE", path, organizer, null, Map.of()).expect(409).code())
                .isEqualTo("event_published");
        List<Message> told = messages.await(Topics.CATALOGUE, 2, of(id), PATIENCE);
        assertThat(told)
                .extracting(Message::type)
                .containsExactly("stagedoor.event.published.v1", "stagedoor.event.cancelled.v1");
        assertThat(told.getLast().data().get("reason").asString()).isEqualTo("A storm");
        assertThat(told.getLast().data().at("/event/revision").asLong()).isEqualTo(3);
    }

    @Test
    void tellsOfOneCancellationOfManyAtOnce() {
        UUID id = published(10);

        List<CompletableFuture<Answer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> post("/api/events/" + id + "/cancel", Map.of("reason", "No. " + i))))
                .toList();

        assertThat(calls.stream().map(CompletableFuture::join).distinct())
                .hasSize(1)
                .first()
                .extracting(Answer::status)
                .isEqualTo(200);
        UUID next = published(1);
        List<Message> told = messages.await(
                Topics.CATALOGUE,
                3,
                message -> message.key().equals(id) || message.key().equals(next),
                PATIENCE);
        assertThat(told).filteredOn(of(id)).hasSize(2);
    }

    @Test
    void cancelsNoDraftAndNothingThatIsOver() {
        UUID draft = post("/api/events", event("Draft", type("Floor", 1))).id();

        assertThat(post("/api/events/" + draft + "/cancel", "{}").expect(409).code())
                .isEqualTo("event_draft");
        call("POST", "/api/events/" + draft + "/cancel", stranger, null, Map.of())
                .expect(404);
        assertThat(post("/api/events/" + past() + "/cancel", "{}").expect(409).code())
                .isEqualTo("event_past");
        post("/api/events/" + UUID.randomUUID() + "/cancel", "{}").expect(404);
    }

    @Test
    void leavesImportsOfACancelledEventAlone() {
        Map<String, Object> row = Map.of(
                "name",
                "Fair",
                "externalId",
                "1",
                "startsAt",
                "2090-05-17T00:00:00Z",
                "ticketTypes",
                List.of(type("A", 1)));
        String id = post("/api/events/import?publish=true", List.of(row))
                .body()
                .at("/rows/0/id")
                .asString();
        post("/api/events/" + id + "/cancel", "{}").expect(200);

        Answer same = post("/api/events/import?publish=true", List.of(row)).expect(200);
        Map<String, Object> changed = new java.util.HashMap<>(row);
        changed.put("name", "Fair 2");
        Answer other = post("/api/events/import?publish=true", List.of(changed)).expect(200);

        assertThat(same.body().get("unchanged").asInt()).isEqualTo(1);
        assertThat(other.body().get("failed").asInt()).isEqualTo(1);
    }

    @Test
    void tellsWhoWorksAtTheDoor() {
        UUID id = published(10);
        UUID steward = UUID.randomUUID();
        String path = "/api/events/" + id + "/door-staff";
        assertThat(get(path).expect(200).body().get("users").isNull()).isTrue();
        call("GET", path, null, null, Map.of()).expect(401);
        call("GET", path, stranger, null, Map.of()).expect(403);
        call("PUT", path, stranger, Map.of("users", List.of()), Map.of()).expect(403);
        call("PUT", path, organizer, Map.of("userIds", List.of()), Map.of()).expect(400);
        assertThat(call("PUT", path, organizer, Map.of("users", List.of("anna")), Map.of())
                        .expect(422)
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("users[0]");

        Answer stored = call("PUT", path, organizer, Map.of("users", List.of(steward)), Map.of())
                .expect(200);

        assertThat(stored.body().at("/users/0").asString()).isEqualTo(steward.toString());
        assertThat(get(path)).isEqualTo(stored);
        call("PUT", path, organizer, Map.of("users", List.of()), Map.of("If-Match", "\"1\""))
                .expect(412);
        call("PUT", path, organizer, Map.of("users", List.of()), Map.of()).expect(200);
        call("DELETE", path, organizer, null, Map.of()).expect(204);
        List<Message> told = messages.await(Topics.CATALOGUE, 4, of(id), PATIENCE);
        assertThat(told.get(1).data().at("/event/doorStaff/0").asString()).isEqualTo(steward.toString());
        assertThat(told.get(2).data().at("/event/doorStaff").isArray()).isTrue();
        assertThat(told.get(2).data().at("/event/doorStaff").isEmpty()).isTrue();
        assertThat(told.get(3).data().at("/event/doorStaff").isNull()).isTrue();
    }

    @Test
    void namesWhoWorksAtTheDoor() {
        UUID id = published(10);
        UUID steward = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        String name = known(steward, anAddress());
        String path = "/api/events/" + id + "/door-staff";

        Answer stored = call(
                        "PUT",
                        path,
                        organizer,
                        Map.of("users", List.of(name.toUpperCase(Locale.ROOT), other)),
                        Map.of())
                .expect(200);

        assertThat(stored.body().get("users").toString()).isEqualTo("[\"%s\",\"%s\"]".formatted(steward, other));
        Answer unknown = call("PUT", path, organizer, Map.of("users", List.of(name, name + "x")), Map.of())
                .expect(422);
        assertThat(unknown.body().at("/errors/0/field").asString()).isEqualTo("users[1]");
    }
}
