package dev.stagedoor.event.invitation;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.invitation.PersonInvited;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.messaging.OutgoingMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of invitations: each asks for a mail, and who has an account is on the guest list. */
public final class InvitationMessages {
    private InvitationMessages() {}

    /** Somebody was invited. */
    public static List<OutgoingMessage> of(List<Invitation> created, String inviter) {
        List<OutgoingMessage> messages = new ArrayList<>(guests(created));
        created.forEach(invitation ->
                messages.add(OutgoingMessage.to(Topics.PRIVATE_MAIL, invitation.id(), message(invitation, inviter))));
        return messages;
    }

    /** Those of the invitations that are somebody's with an account are on the guest list from now on. */
    public static List<OutgoingMessage> guests(List<Invitation> invitations) {
        List<OutgoingMessage> messages = new ArrayList<>(invitations.size());
        for (Invitation invitation : invitations) {
            UUID inviteeId = invitation.inviteeId();
            if (inviteeId != null) {
                PersonInvited invited = new PersonInvited(invitation.id(), invitation.eventId(), inviteeId);
                messages.add(OutgoingMessage.to(Topics.GUEST_LISTS, invitation.id(), invited));
            }
        }
        return messages;
    }

    /** These invitations are no more. */
    public static List<OutgoingMessage> gone(Collection<UUID> ids) {
        return ids.stream()
                .map(id -> OutgoingMessage.erase(Topics.GUEST_LISTS, id))
                .toList();
    }

    /** Whoever has an account is reached there, however the organizer named them. */
    private static InvitationCreated message(Invitation invitation, String inviter) {
        UUID inviteeId = invitation.inviteeId();
        @Nullable String email = inviteeId == null ? invitation.email() : null;
        return new InvitationCreated(invitation.id(), invitation.eventId(), inviteeId, email, inviter);
    }
}
