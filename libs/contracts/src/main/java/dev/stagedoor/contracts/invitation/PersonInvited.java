package dev.stagedoor.contracts.invitation;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/**
 * Somebody with an account is invited, whatever they answer; keyed by the invitation. An empty record of that key tells
 * that they no longer are.
 */
@MessageType("stagedoor.person.invited.v1")
public record PersonInvited(UUID invitationId, UUID eventId, UUID userId) implements GuestListMessage {}
