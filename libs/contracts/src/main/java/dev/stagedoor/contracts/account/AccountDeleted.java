package dev.stagedoor.contracts.account;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * The account is gone. Every service ends what it still has open for the user by its rules, then forgets whose the rest
 * was, and says so with {@link AccountErased}.
 */
@MessageType("stagedoor.account.deleted.v1")
public record AccountDeleted(UUID userId, Instant deletedAt) implements AccountMessage {}
