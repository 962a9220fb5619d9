package dev.stagedoor.account.user.model;

import java.time.Instant;
import java.util.UUID;

/** An account, without its credentials. */
public record User(UUID id, Username username, EmailAddress email, Role role, Instant createdAt) {}
