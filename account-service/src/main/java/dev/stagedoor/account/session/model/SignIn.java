package dev.stagedoor.account.session.model;

import java.time.Instant;

/** A sign-in that still counts, without its secret. */
public record SignIn(Instant startedAt, Instant expiresAt) {}
