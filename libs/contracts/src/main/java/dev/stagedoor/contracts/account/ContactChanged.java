package dev.stagedoor.contracts.account;

import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/** Where to reach a user, on the internal {@code stagedoor.contacts.v1}. */
@MessageType("stagedoor.contact.changed.v1")
public record ContactChanged(UUID userId, String username, String email) {}
