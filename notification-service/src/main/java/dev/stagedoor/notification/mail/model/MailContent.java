package dev.stagedoor.notification.mail.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a mail tells, besides the event. */
public sealed interface MailContent {
    MailKind kind();

    /** When it is of no use any more; null: never. */
    default @Nullable Instant expiresAt() {
        return null;
    }

    /** The booking is confirmed and these are its tickets. */
    record Confirmation(List<UUID> tickets) implements MailContent {
        public Confirmation {
            tickets = List.copyOf(tickets);
        }

        @Override
        public MailKind kind() {
            return MailKind.CONFIRMATION;
        }
    }

    /**
     * The booking is over and its tickets are void.
     *
     * @param reason a stable code, as in {@code BookingReleased}
     * @param refund what is paid back; null where nothing had been paid
     */
    record Cancellation(String reason, @Nullable Amount refund) implements MailContent {
        @Override
        public MailKind kind() {
            return MailKind.CANCELLATION;
        }
    }

    /**
     * A part of what was paid comes back, and the booking stands.
     *
     * @param reason the organizer's own words
     */
    record Refund(UUID bookingId, Amount amount, String reason) implements MailContent {
        @Override
        public MailKind kind() {
            return MailKind.REFUND;
        }
    }

    /**
     * A report was made.
     *
     * @param title of the report, fit for a subject
     * @param summary what it comes to, line by line
     */
    record ReportMade(String title, List<String> summary, Attachment attachment) implements MailContent {
        public ReportMade {
            summary = List.copyOf(summary);
        }

        @Override
        public MailKind kind() {
            return MailKind.REPORT;
        }
    }

    /** Somebody should prove that a mail reaches them. */
    record AddressConfirmation(String token, Instant expiresAt) implements MailContent {
        @Override
        public MailKind kind() {
            return MailKind.ADDRESS_CONFIRMATION;
        }
    }

    /** Somebody wants to set a new password. */
    record PasswordReset(String token, Instant expiresAt) implements MailContent {
        @Override
        public MailKind kind() {
            return MailKind.PASSWORD_RESET;
        }
    }

    /**
     * Somebody is invited to the event.
     *
     * @param inviter the name of who invites
     */
    record Invitation(String inviter) implements MailContent {
        @Override
        public MailKind kind() {
            return MailKind.INVITATION;
        }
    }
}
