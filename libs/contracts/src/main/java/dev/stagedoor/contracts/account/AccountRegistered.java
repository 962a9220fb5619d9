package dev.stagedoor.contracts.account;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * A new account.
 *
 * @param role {@code attendee} or {@code organizer}
 */
@MessageType("stagedoor.account.registered.v1")
public record AccountRegistered(UUID userId, String role, Instant registeredAt) implements AccountMessage {}
