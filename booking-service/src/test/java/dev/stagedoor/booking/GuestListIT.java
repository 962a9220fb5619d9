package dev.stagedoor.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.booking.TicketDesk.Manner;
import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.account.AccountDeleted;
import dev.stagedoor.contracts.catalogue.EventSnapshot.Visibility;
import dev.stagedoor.contracts.invitation.GuestListOpened;
import dev.stagedoor.contracts.invitation.PersonInvited;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GuestListIT extends BookingServiceIT {
    private final UUID guest = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();

    @Test
    void letsOnlyTheInvitedAndTheOrganizerBookAPrivateEvent() {
        TestEvent event = secret();
        invited(event, guest);

        assertThat(book(event, 1, guest).text("status")).isEqualTo("confirmed");
        assertThat(book(event, 1, event.organizer()).text("status")).isEqualTo("confirmed");
        Answer refused = book(event, 1, stranger);
        assertThat(refused.status()).isEqualTo(404);
        // Neither what is wrong with a wish nor whose the event is tells that there is one.
        assertThat(book(event, TestEvent.MAX_PER_BOOKING + 1, stranger).status())
                .isEqualTo(404);
        Answer unknown = book(TestEvent.at(0, clock.instant()), 1, stranger);
        assertThat(withoutTrace(refused)).isEqualTo(withoutTrace(unknown));
        for (String path : new String[] {"/bookings", "/cancellation"}) {
            assertThat(get("/api/events/" + event.id() + path, stranger).status())
                    .isEqualTo(404);
            assertThat(get("/api/events/" + event.id() + path, guest).status()).isEqualTo(404);
        }
        assertThat(get("/api/events/" + event.id() + "/bookings", event.organizer())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void leavesABookingAsItIsWhenTheInvitationIsWithdrawn() {
        TestEvent event = secret(2500);
        UUID invitation = invited(event, guest);
        UUID held = book(event, 1, guest, "Idempotency-Key", "before").id();

        desk.messages().erase(Topics.GUEST_LISTS, invitation);
        await(invitation, 0);

        assertThat(book(event, 1, guest).status()).isEqualTo(404);
        assertThat(book(event, 1, guest, "Idempotency-Key", "before").id()).isEqualTo(held);
        assertThat(booking(held, guest).text("status")).isEqualTo("held");
        assertThat(pay(held, "ok", guest).status()).isEqualTo(200);
        assertThat(cancel(held, guest).text("status")).isEqualTo("cancelled");
    }

    @Test
    void waitsAMomentForAnInvitationOnItsWay() {
        TestEvent event = secret();
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> book(event, 1, guest));
        // As the message would, which takes as long as it takes.
        run("INSERT INTO invitations VALUES ('" + UUID.randomUUID() + "', '" + event.id() + "', '" + guest + "')");
        assertThat(asked.join().text("status")).isEqualTo("confirmed");
    }

    @Test
    void takesDuplicatesOnceAndInvitationsInAnyOrder() {
        TestEvent event = TestEvent.at(0, clock.instant());
        // Before the event; then it is taken back, and what was first comes once more.
        UUID first = UUID.randomUUID();
        UUID message = UUID.randomUUID();
        PersonInvited invited = new PersonInvited(first, event.id(), guest);
        desk.messages().send(Topics.GUEST_LISTS, first, message, invited);
        desk.messages().send(Topics.GUEST_LISTS, first, message, invited);
        desk.messages().erase(Topics.GUEST_LISTS, first);
        desk.messages().send(Topics.GUEST_LISTS, first, message, invited);
        UUID other = invited(event, stranger);
        // Of one that was never told.
        desk.messages().erase(Topics.GUEST_LISTS, UUID.randomUUID());
        settle(first);
        secret(event);

        assertThat(book(event, 1, guest).status()).isEqualTo(404);
        assertThat(book(event, 1, stranger).status()).isEqualTo(201);
        // Invited anew before the news of the withdrawal of the other one.
        invited(event, stranger);
        desk.messages().erase(Topics.GUEST_LISTS, other);
        await(other, 0);
        assertThat(book(event, 1, stranger).status()).isEqualTo(201);
    }

    @Test
    void asksForNoInvitationOnceTheEventIsPublic() {
        TestEvent event = secret();
        assertThat(book(event, 1, stranger).status()).isEqualTo(404);
        event.publish(desk.messages(), 2);
        eventually(
                () -> book(event, 1, stranger),
                answer -> assertThat(answer.status()).isEqualTo(201));
        event.publish(desk.messages(), 3, Visibility.PRIVATE);
        awaitRevision(event, 3);
        awaitUnknown(event);
    }

    @Test
    void learnsThatAnEventIsPrivateThatTheVersionBeforeKept() {
        TestEvent before = event(0, Manner.HOLD);
        TestEvent open = event(0, Manner.HOLD);
        run("UPDATE offers SET visibility = NULL WHERE event_id = '" + before.id() + "'");
        assertThat(book(before, 1, stranger).status()).isEqualTo(201);

        for (TestEvent each : new TestEvent[] {open, before}) {
            var _ = desk.messages().send(Topics.GUEST_LISTS, each.id(), new GuestListOpened(each.id()));
        }

        awaitPrivate(before);
        awaitUnknown(before);
        // Its own snapshot said otherwise, and counts.
        assertThat(book(open, 1, stranger).status()).isEqualTo(201);
    }

    /** An offer is not read anew for every order, but soon. */
    private void awaitUnknown(TestEvent event) {
        eventually(
                () -> book(event, 1, stranger),
                answer -> assertThat(answer.status()).isEqualTo(404));
    }

    @Test
    void forgetsTheInvitationsOfADeletedAccountAndTakesNoLateOnes() {
        TestEvent event = secret();
        invited(event, guest);

        var _ = desk.messages().send(Topics.ACCOUNTS, guest, new AccountDeleted(guest, Instant.now()));

        var _ = desk.messages()
                .await(Topics.ERASURES, 1, message -> message.key().equals(guest), PATIENCE);
        assertThat(of(guest)).isZero();
        settle(invite(event, guest));
        assertThat(of(guest)).isZero();
        // As a message would that was taken in the moment of the receipt.
        run("INSERT INTO invitations VALUES ('" + UUID.randomUUID() + "', '" + event.id() + "', '" + guest + "')");
        eventually(() -> of(guest), left -> assertThat(left).isZero());
    }

    private static JsonNode withoutTrace(Answer answer) {
        return ((ObjectNode) answer.body().deepCopy()).without("traceId");
    }

    private TestEvent secret() {
        return secret(0);
    }

    private TestEvent secret(long price) {
        return secret(TestEvent.at(price, clock.instant()));
    }

    /** A private event that can be booked. */
    @CanIgnoreReturnValue
    private TestEvent secret(TestEvent event) {
        event.publish(desk.messages(), 1, Visibility.PRIVATE);
        awaitRevision(event, 1);
        return publish(event, Manner.HOLD);
    }

    private void awaitRevision(TestEvent event, long revision) {
        eventually(
                () -> count("SELECT count(*) FROM offers WHERE revision = " + revision + " AND event_id = '"
                        + event.id() + "'"),
                seen -> assertThat(seen).isEqualTo(1));
    }

    private void awaitPrivate(TestEvent event) {
        eventually(
                () -> count(
                        "SELECT count(*) FROM offers WHERE visibility = 'private' AND event_id = '" + event.id() + "'"),
                seen -> assertThat(seen).isEqualTo(1));
    }

    /** All that was sent of an invitation has been taken: what stands behind it in the log has. */
    private void settle(UUID invitation) {
        TestEvent marker = event(0, Manner.HOLD);
        run("UPDATE offers SET visibility = NULL WHERE event_id = '" + marker.id() + "'");
        var _ = desk.messages().send(Topics.GUEST_LISTS, invitation, new GuestListOpened(marker.id()));
        awaitPrivate(marker);
    }

    private UUID invite(TestEvent event, UUID user) {
        UUID invitation = UUID.randomUUID();
        var _ = desk.messages().send(Topics.GUEST_LISTS, invitation, new PersonInvited(invitation, event.id(), user));
        return invitation;
    }

    @CanIgnoreReturnValue
    private UUID invited(TestEvent event, UUID user) {
        UUID invitation = invite(event, user);
        await(invitation, 1);
        return invitation;
    }

    private void await(UUID invitation, long rows) {
        eventually(
                () -> count("SELECT count(*) FROM invitations WHERE id = '" + invitation + "'"),
                seen -> assertThat(seen).isEqualTo(rows));
    }

    private long of(UUID user) {
        return count("SELECT count(*) FROM invitations WHERE user_id = '" + user + "'");
    }
}
