package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestMessages.Message;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InvitationIT extends EventServiceIT {
    private final UUID guest = UUID.randomUUID();

    @Test
    void invitesEachOnceAndAsksForOneMail() {
        UUID id = secret();
        String address = anAddress();
        String name = known(guest, address);
        String unknown = anAddress();
        Map<String, Object> wanted = Map.of(
                "usernames",
                List.of(name.toUpperCase(Locale.ROOT), "nobody-" + name),
                "emails",
                List.of(address, unknown));

        JsonNode first = invite(id, wanted).expect(200).body().get("invitations");
        JsonNode again = invite(id, wanted).expect(200).body().get("invitations");

        assertThat(first.findValuesAsString("outcome"))
                .containsExactly("invited", "unknown_user", "already_invited", "invited");
        assertThat(again.findValuesAsString("outcome"))
                .containsExactly("already_invited", "unknown_user", "already_invited", "already_invited");
        assertThat(again.at("/0/id")).isEqualTo(first.at("/0/id"));
        Message toUser = mail(first.at("/0/id"));
        assertThat(toUser.data().get("inviteeId").asString()).isEqualTo(guest.toString());
        assertThat(toUser.data().get("email").isNull()).isTrue();
        assertThat(toUser.data().get("inviter").asString()).isEqualTo("user-" + organizer);
        Message toAddress = mail(first.at("/3/id"));
        assertThat(toAddress.data().get("inviteeId").isNull()).isTrue();
        assertThat(toAddress.data().get("email").asString()).isEqualTo(unknown);
        JsonNode list =
                get("/api/events/" + id + "/invitations?limit=1").expect(200).body();
        assertThat(list.get("total").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/username").asString()).isEqualTo(name);
        assertThat(get("/api/events/" + id + "/invitations?state=accepted")
                        .body()
                        .get("total")
                        .asInt())
                .isZero();
        get("/api/events/" + id + "/invitations?state=maybe").expect(422);
    }

    @Test
    void invitesOnceHoweverManyAskAtOnce() {
        UUID id = secret();
        String name = known(guest, anAddress());

        List<String> outcomes = Race.run(
                8,
                _ -> invite(id, Map.of("usernames", List.of(name)))
                        .expect(200)
                        .body()
                        .at("/invitations/0/outcome")
                        .asString());

        assertThat(outcomes).filteredOn("invited"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("already_invited"::equals).hasSize(7);
    }

    @Test
    void takesAnswersFromTheInviteeUntilTheEventBegins() {
        UUID id = secret();
        String invitation = invited(id, known(guest, anAddress()));
        String path = "/api/invitations/" + invitation;

        call("POST", path + "/accept", stranger, null, Map.of()).expect(404);
        call("POST", path + "/accept", organizer, null, Map.of()).expect(404);
        call("POST", path + "/accept", null, null, Map.of()).expect(401);
        Answer accepted = as(guest, "POST", path + "/accept").expect(200);
        assertThat(accepted.body().get("state").asString()).isEqualTo("accepted");
        assertThat(accepted.body().at("/event/id").asString()).isEqualTo(id.toString());
        assertThat(as(guest, "POST", path + "/accept")).isEqualTo(accepted);
        assertThat(as(guest, "POST", path + "/decline")
                        .expect(200)
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("declined");
        assertThat(mine("declined").get("total").asInt()).isEqualTo(1);
        assertThat(mine("accepted").get("total").asInt()).isZero();
        begin(id);
        as(guest, "POST", path + "/decline").expect(200);
        assertThat(as(guest, "POST", path + "/accept").expect(409).code()).isEqualTo("event_past");
    }

    @Test
    void takesNoAnswerForAnEventThatWasCancelled() {
        UUID id = secret();
        String invitation = invited(id, known(guest, anAddress()));
        post("/api/events/" + id + "/cancel", "{}").expect(200);

        assertThat(as(guest, "POST", "/api/invitations/" + invitation + "/accept")
                        .expect(409)
                        .code())
                .isEqualTo("event_cancelled");
        assertThat(mine("pending").at("/items/0/event/status").asString()).isEqualTo("cancelled");
    }

    @Test
    void showsAPrivateEventToWhomItInvites() {
        UUID id = secret();
        String invitation = invited(id, known(guest, anAddress()));
        List<String> views = List.of("", "/ticket-types", "/availability");

        for (String view : views) {
            as(guest, "GET", "/api/events/" + id + view).expect(200);
            call("GET", "/api/events/" + id + view, stranger, null, Map.of()).expect(404);
            call("GET", "/api/events/" + id + view, null, null, Map.of()).expect(404);
        }
        call("PUT", "/api/events/" + id, guest, event("Mine"), Map.of("If-Match", "*"))
                .expect(404);
        as(guest, "GET", "/api/events/" + id + "/invitations").expect(404);
        as(guest, "DELETE", "/api/invitations/" + invitation).expect(404);
        call("DELETE", "/api/invitations/" + invitation, stranger, null, Map.of())
                .expect(404);
        call("DELETE", "/api/invitations/" + invitation, organizer, null, Map.of())
                .expect(204);
        call("DELETE", "/api/invitations/" + invitation, organizer, null, Map.of())
                .expect(404);
        as(guest, "GET", "/api/events/" + id).expect(404);
        as(guest, "POST", "/api/invitations/" + invitation + "/accept").expect(404);
    }

    @Test
    void keepsAnInvitationForWhoConfirmsTheAddress() {
        UUID id = secret();
        String address = anAddress();
        invite(id, Map.of("emails", List.of(address.toUpperCase(Locale.ROOT)))).expect(200);
        as(guest, "GET", "/api/events/" + id).expect(404);
        known(guest, address, false);
        as(guest, "GET", "/api/events/" + id).expect(404);
        assertThat(mine("pending").get("total").asInt()).isZero();

        known(guest, address);

        as(guest, "GET", "/api/events/" + id).expect(200);
        assertThat(mine("pending").get("total").asInt()).isEqualTo(1);
        JsonNode listed = get("/api/events/" + id + "/invitations").body().at("/items/0");
        assertThat(listed.get("username").isNull()).isTrue();
        messages.erase(Topics.CONTACTS, guest);
        awaitPerson(guest, 0);
        as(guest, "GET", "/api/events/" + id).expect(404);
        assertThat(get("/api/events/" + id + "/invitations").body().get("total").asInt())
                .isZero();
    }

    @Test
    void givesNoInvitationToWhoOnlyClaimsAnAddress() {
        UUID id = secret();
        String address = anAddress();
        UUID owner = UUID.randomUUID();
        String name = known(guest, address, false);

        JsonNode invitation = invite(id, Map.of("emails", List.of(address)))
                .expect(200)
                .body()
                .at("/invitations/0");

        // The mail goes to the address, not to the account that claims it.
        Message mail = mail(invitation.get("id"));
        assertThat(mail.data().get("inviteeId").isNull()).isTrue();
        assertThat(mail.data().get("email").asString()).isEqualTo(address);
        as(guest, "GET", "/api/events/" + id).expect(404);
        // By name they can be invited all the same; whoever confirms the address gets what waits for it.
        assertThat(invited(id, name)).isNotEqualTo(invitation.get("id").asString());
        as(guest, "GET", "/api/events/" + id).expect(200);
        known(owner, address);
        as(owner, "GET", "/api/events/" + id).expect(200);
    }

    @Test
    void knowsNobodyByAnAddressThatTheyGaveUp() {
        String address = anAddress();
        known(guest, address);
        known(guest, anAddress(), false);
        UUID id = secret();

        invite(id, Map.of("emails", List.of(address))).expect(200);

        as(guest, "GET", "/api/events/" + id).expect(404);
    }

    @Test
    void invitesToOwnPublishedEventsToComeOnly() {
        Map<String, Object> wanted = Map.of("emails", List.of(anAddress()));
        UUID open = published(1);
        UUID draft = post("/api/events", event("Draft")).id();
        UUID cancelled = published(1);
        post("/api/events/" + cancelled + "/cancel", "{}").expect(200);

        call("POST", "/api/events/" + open + "/invitations", stranger, wanted, Map.of())
                .expect(403);
        call("GET", "/api/events/" + open + "/invitations", stranger, null, Map.of())
                .expect(403);
        call("POST", "/api/events/" + secret() + "/invitations", stranger, wanted, Map.of())
                .expect(404);
        call("POST", "/api/events/" + open + "/invitations", null, wanted, Map.of())
                .expect(401);
        invite(UUID.randomUUID(), wanted).expect(404);
        assertThat(invite(draft, wanted).expect(409).code()).isEqualTo("event_draft");
        assertThat(invite(cancelled, wanted).expect(409).code()).isEqualTo("event_cancelled");
        assertThat(invite(past(), wanted).expect(409).code()).isEqualTo("event_past");
        invite(open, Map.of()).expect(422);
        assertThat(invite(open, Map.of("emails", List.of("no address", anAddress(), "a@b,c@d.e")))
                        .expect(422)
                        .body()
                        .get("errors")
                        .findValuesAsString("field"))
                .containsExactly("emails[0]", "emails[2]");
    }

    private Answer invite(UUID eventId, Object wanted) {
        return post("/api/events/" + eventId + "/invitations", wanted);
    }

    private String invited(UUID eventId, String name) {
        return invite(eventId, Map.of("usernames", List.of(name)))
                .expect(200)
                .body()
                .at("/invitations/0/id")
                .asString();
    }

    private Answer as(UUID user, String method, String path) {
        return call(method, path, user, null, Map.of());
    }

    private JsonNode mine(@Nullable String state) {
        return as(guest, "GET", "/api/users/me/invitations?state=" + state)
                .expect(200)
                .body();
    }

    private Message mail(JsonNode invitation) {
        return messages.await(Topics.PRIVATE_MAIL, 1, of(UUID.fromString(invitation.asString())), PATIENCE)
                .getFirst();
    }

    /** The clock of the service is the machine's: the event moves instead. */
    private void begin(UUID eventId) {
        var unused = database.sql("UPDATE events SET starts_at = :past WHERE id = :id")
                .bind("past", Instant.EPOCH)
                .bind("id", eventId)
                .fetch()
                .rowsUpdated()
                .block(PATIENCE);
    }
}
