package dev.stagedoor.event.invitation.model;

import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.invitation.model.AnswerOutcome.Answered;
import dev.stagedoor.event.invitation.model.AnswerOutcome.BegunAlready;
import dev.stagedoor.event.invitation.model.AnswerOutcome.CalledOff;
import dev.stagedoor.event.invitation.model.AnswerOutcome.NoSuchInvitation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is invited to an event.
 *
 * @param inviteeId null: nobody with an account yet
 * @param email as the organizer wrote it; null: invited by name
 * @param answeredAt null: pending
 */
public record Invitation(
        UUID id,
        UUID eventId,
        @Nullable UUID inviteeId,
        @Nullable String email,
        InvitationState state,
        Instant createdAt,
        @Nullable Instant answeredAt) {

    static Invitation pending(
            UUID id, UUID eventId, @Nullable UUID inviteeId, @Nullable String email, Instant createdAt) {
        return new Invitation(id, eventId, inviteeId, email, InvitationState.PENDING, createdAt, null);
    }

    public boolean isFor(UUID userId) {
        return userId.equals(inviteeId);
    }

    /** The same answer again changes nothing, whenever it comes; another one is taken until the event begins. */
    public AnswerOutcome answer(InvitationState answer, UUID userId, Event event, Instant now) {
        if (!isFor(userId)) {
            return new NoSuchInvitation();
        }
        if (state == answer) {
            return new Answered(this);
        }
        if (event.isCalledOff()) {
            return new CalledOff();
        }
        if (!event.details().startsAt().isAfter(now)) {
            return new BegunAlready();
        }
        return new Answered(new Invitation(id, eventId, inviteeId, email, answer, createdAt, now));
    }
}
