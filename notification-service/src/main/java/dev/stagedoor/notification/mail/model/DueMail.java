package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import java.util.UUID;

/**
 * A queued mail that a sender has claimed, with all it takes to send it.
 *
 * @param attempts how often the server has put it off so far
 * @param claimedUntil when the claim ends and another sender may take the mail
 */
public record DueMail(
        UUID id,
        UUID bookingId,
        MailContent content,
        Recipient recipient,
        EventFacts event,
        int attempts,
        Instant claimedUntil) {}
