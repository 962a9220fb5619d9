package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail to be queued.
 *
 * @param causedAt when what it tells of happened
 */
public record NewMail(UUID id, UUID bookingId, UUID eventId, UUID userId, MailContent content, Instant causedAt) {}
