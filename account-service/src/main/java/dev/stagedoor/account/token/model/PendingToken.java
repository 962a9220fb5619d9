package dev.stagedoor.account.token.model;

import java.time.Instant;

/** A token that was mailed and not used, without its secret. */
public record PendingToken(Purpose purpose, Instant issuedAt, Instant expiresAt) {}
