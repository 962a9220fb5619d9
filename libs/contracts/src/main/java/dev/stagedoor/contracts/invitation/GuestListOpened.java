package dev.stagedoor.contracts.invitation;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/**
 * An event is private; keyed by the event. Told once of the events that were private before anybody followed the guest
 * lists: a follower that kept their snapshot without its visibility learns of it here. Otherwise the snapshot counts.
 */
@MessageType("stagedoor.guest-list.opened.v1")
public record GuestListOpened(UUID eventId) implements GuestListMessage {}
