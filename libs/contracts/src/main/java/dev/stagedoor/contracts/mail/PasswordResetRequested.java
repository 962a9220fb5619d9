package dev.stagedoor.contracts.mail;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants to set a new password.
 *
 * @param id of this request; one mail each
 * @param token works once and until {@code expiresAt}
 */
@MessageType("stagedoor.mail.password-reset-requested.v1")
public record PasswordResetRequested(
        UUID id, UUID userId, String username, String email, String token, Instant expiresAt) implements PrivateMail {}
