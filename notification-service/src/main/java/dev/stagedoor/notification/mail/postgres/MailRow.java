package dev.stagedoor.notification.mail.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.EventFacts;
import dev.stagedoor.notification.mail.model.MailContent;
import dev.stagedoor.notification.mail.model.MailContent.AddressConfirmation;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.MailContent.Invitation;
import dev.stagedoor.notification.mail.model.MailContent.PasswordReset;
import dev.stagedoor.notification.mail.model.MailContent.Refund;
import dev.stagedoor.notification.mail.model.MailContent.ReportMade;
import dev.stagedoor.notification.mail.model.MailKind;
import dev.stagedoor.notification.mail.model.Recipient;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the rows of {@link MailSql#CLAIM}. */
final class MailRow {
    private MailRow() {}

    static DueMail read(Readable row, Instant claimedUntil, Payloads payloads) {
        return new DueMail(
                value(row, "id", UUID.class),
                value(row, "booking_id", UUID.class),
                content(row, payloads),
                new Recipient(value(row, "to_name", String.class), value(row, "to_address", String.class)),
                event(row),
                value(row, "attempts", Integer.class),
                claimedUntil);
    }

    static MailKind kind(Readable row) {
        return MailKind.of(value(row, "kind", String.class));
    }

    /** The value of a column that is never null. */
    static <T> T value(Readable row, String column, Class<T> type) {
        return requireNonNull(row.get(column, type), column);
    }

    private static @Nullable EventFacts event(Readable row) {
        String name = row.get("name", String.class);
        return name == null
                ? null
                : new EventFacts(
                        name,
                        row.get("location", String.class),
                        value(row, "online", Boolean.class),
                        value(row, "timezone", String.class),
                        value(row, "starts_at", Instant.class),
                        value(row, "ends_at", Instant.class));
    }

    private static MailContent content(Readable row, Payloads payloads) {
        return switch (kind(row)) {
            case CONFIRMATION -> new Confirmation(List.of(value(row, "ticket_ids", UUID[].class)));
            case CANCELLATION -> new Cancellation(value(row, "reason", String.class), refund(row));
            case REFUND -> payloads.read(payload(row), Refund.class);
            case REPORT -> payloads.read(payload(row), ReportMade.class);
            case ADDRESS_CONFIRMATION -> payloads.read(payload(row), AddressConfirmation.class);
            case PASSWORD_RESET -> payloads.read(payload(row), PasswordReset.class);
            case INVITATION -> payloads.read(payload(row), Invitation.class);
        };
    }

    private static String payload(Readable row) {
        return value(row, "payload", String.class);
    }

    private static @Nullable Amount refund(Readable row) {
        Long amount = row.get("refund_amount", Long.class);
        return amount == null ? null : new Amount(amount, value(row, "refund_currency", String.class));
    }
}
