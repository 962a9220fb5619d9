package dev.stagedoor.event.invitation.model;

/** What an invitee answered. */
public enum InvitationState {
    PENDING,
    ACCEPTED,
    DECLINED
}
