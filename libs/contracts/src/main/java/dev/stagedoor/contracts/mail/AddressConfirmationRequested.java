package dev.stagedoor.contracts.mail;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody should prove that a mail reaches them.
 *
 * @param id of this request; one mail each
 * @param token works once and until {@code expiresAt}
 */
@MessageType("stagedoor.mail.address-confirmation-requested.v1")
public record AddressConfirmationRequested(
        UUID id, UUID userId, String username, String email, String token, Instant expiresAt) implements PrivateMail {}
