package dev.stagedoor.event.invitation;

import dev.stagedoor.contracts.Topics;
import dev.stagedoor.contracts.mail.InvitationCreated;
import dev.stagedoor.event.invitation.model.Invitation;
import dev.stagedoor.messaging.OutgoingMessage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of invitations: each asks for a mail. */
public final class InvitationMessages {
    private InvitationMessages() {}

    public static List<OutgoingMessage> of(List<Invitation> created, String inviter) {
        return created.stream()
                .map(invitation ->
                        OutgoingMessage.to(Topics.PRIVATE_MAIL, invitation.id(), message(invitation, inviter)))
                .toList();
    }

    /** Whoever has an account is reached there, however the organizer named them. */
    private static InvitationCreated message(Invitation invitation, String inviter) {
        UUID inviteeId = invitation.inviteeId();
        @Nullable String email = inviteeId == null ? invitation.email() : null;
        return new InvitationCreated(invitation.id(), invitation.eventId(), inviteeId, email, inviter);
    }
}
