package dev.stagedoor.contracts.invitation;

import java.util.UUID;

/** What event-service says of the guests of its events, on the internal {@code stagedoor.guest-lists.v1}. */
public sealed interface GuestListMessage permits PersonInvited, GuestListOpened {
    UUID eventId();
}
