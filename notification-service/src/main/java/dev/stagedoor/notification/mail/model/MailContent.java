package dev.stagedoor.notification.mail.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a mail tells, besides the event. */
public sealed interface MailContent {
    MailKind kind();

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
}
