package dev.stagedoor.contracts.mail;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is invited to an event.
 *
 * @param inviteeId null: nobody with an account, reached by {@code email}
 * @param email null: the account's own address
 * @param inviter the name of who invites
 */
@MessageType("stagedoor.mail.invitation-created.v1")
public record InvitationCreated(
        UUID invitationId,
        UUID eventId,
        @Nullable UUID inviteeId,
        @Nullable String email,
        String inviter) implements PrivateMail {}
