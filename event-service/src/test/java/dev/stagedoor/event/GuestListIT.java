package dev.stagedoor.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.testsupport.TestMessages.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** What the guest lists are told. */
class GuestListIT extends EventServiceIT {
    private final UUID guest = UUID.randomUUID();

    @Test
    void tellsWhoIsInvitedUntilItIsWithdrawn() {
        UUID event = secret();
        UUID invitation = invite(event, Map.of("usernames", List.of(known(guest, anAddress()))));
        String path = "/api/invitations/" + invitation;
        // An answer changes nothing of it.
        call("POST", path + "/decline", guest, null, Map.of()).expect(200);

        call("DELETE", path, stranger, null, Map.of()).expect(404);
        call("DELETE", path, organizer, null, Map.of()).expect(204);

        assertToldAndTakenBack(event, invitation);
    }

    @Test
    void tellsOfAnAddressOnceItIsSomebodys() {
        UUID event = secret();
        String address = anAddress();
        UUID unclaimed = invite(event, Map.of("emails", List.of(anAddress())));
        UUID invitation = invite(event, Map.of("emails", List.of(address)));

        known(guest, address);
        messages.erase(Topics.CONTACTS, guest);

        assertToldAndTakenBack(event, invitation);
        call("DELETE", "/api/invitations/" + unclaimed, organizer, null, Map.of())
                .expect(204);
        assertThat(told(unclaimed, 1).getFirst().data().isNull()).isTrue();
    }

    @Test
    void takesTheInvitationsOfADeletedAccountBack() {
        UUID event = secret();
        UUID invitation = invite(event, Map.of("usernames", List.of(known(guest, anAddress()))));

        var unused = messages.send(Topics.ACCOUNTS, guest, new AccountDeleted(guest, Instant.EPOCH));

        assertToldAndTakenBack(event, invitation);
    }

    @Test
    void tellsWhatTheVersionBeforeLeftUntold() throws IOException {
        UUID event = secret();
        UUID invitation = invite(event, Map.of("usernames", List.of(known(guest, anAddress()))));
        Message told = told(invitation, 1).getFirst();

        String migration =
                new ClassPathResource("db/event/V23__guest_lists.sql").getContentAsString(StandardCharsets.UTF_8);
        database.sql(migration).then().block(PATIENCE);

        Message again = told(invitation, 2).getLast();
        assertThat(again.data()).isEqualTo(told.data());
        assertThat(again.type()).isEqualTo(told.type());
        assertThat(again.id()).isNotEqualTo(told.id());
        Message isPrivate = told(event, 1).getFirst();
        assertThat(isPrivate.type()).isEqualTo("stagedoor.guest-list.opened.v1");
        assertThat(isPrivate.data().get("eventId").asString()).isEqualTo(event.toString());
        assertThat(isPrivate.data().size()).isEqualTo(1);
        // The stripe of each row is its key's, as the outbox itself gives it: else a key had two relays.
        UUID[] keys = {event, invitation, new UUID(0, 0), new UUID(-1, 1), UUID.randomUUID()};
        for (UUID key : keys) {
            assertThat(count(
                            "SELECT ((get_byte(b, 3) # get_byte(b, 7) # get_byte(b, 11) # get_byte(b, 15)) & 7)::bigint"
                                    + " FROM (SELECT uuid_send('" + key + "'::uuid) AS b) AS k"))
                    .isEqualTo(Math.floorMod(key.hashCode(), 8));
        }
    }

    private UUID invite(UUID event, Map<String, Object> wanted) {
        JsonNode invitations = post("/api/events/" + event + "/invitations", wanted)
                .expect(200)
                .body()
                .get("invitations");
        return UUID.fromString(invitations.at("/0/id").asString());
    }

    private void assertToldAndTakenBack(UUID event, UUID invitation) {
        List<Message> told = told(invitation, 2);
        assertThat(told.getFirst().type()).isEqualTo("stagedoor.person.invited.v1");
        JsonNode invited = told.getFirst().data();
        assertThat(invited.get("invitationId").asString()).isEqualTo(invitation.toString());
        assertThat(invited.get("eventId").asString()).isEqualTo(event.toString());
        assertThat(invited.get("userId").asString()).isEqualTo(guest.toString());
        assertThat(told.getLast().data().isNull()).isTrue();
    }

    private List<Message> told(UUID key, int count) {
        return messages.await(Topics.GUEST_LISTS, count, of(key), PATIENCE);
    }

    private long count(String sql) {
        return Objects.requireNonNull(
                database.sql(sql).mapValue(Long.class).one().block(PATIENCE));
    }
}
