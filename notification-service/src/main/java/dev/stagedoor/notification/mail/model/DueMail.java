package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A queued mail that a sender has claimed, with all it takes to send it.
 *
 * @param about the booking, refund, report, request or invitation
 * @param event null where the mail is about none
 * @param attempts how often the server has put it off so far
 * @param claimedUntil when the claim ends and another sender may take the mail
 */
public record DueMail(
        UUID id,
        UUID about,
        MailContent content,
        Recipient recipient,
        @Nullable EventFacts event,
        int attempts,
        Instant claimedUntil) {}
