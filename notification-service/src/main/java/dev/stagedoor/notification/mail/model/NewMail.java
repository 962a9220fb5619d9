package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be queued.
 *
 * @param about the booking, refund, report, request or invitation that gets one mail of this kind
 * @param eventId the event that the mail tells of, and waits for; null: none
 * @param causedAt when what it tells of happened
 */
public record NewMail(
        UUID id, UUID about, @Nullable UUID eventId, Addressee to, MailContent content, Instant causedAt) {}
