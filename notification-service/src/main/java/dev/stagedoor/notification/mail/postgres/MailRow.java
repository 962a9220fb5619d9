package dev.stagedoor.notification.mail.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.DueMail;
import dev.stagedoor.notification.mail.model.EventFacts;
import dev.stagedoor.notification.mail.model.MailContent;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
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

    static DueMail read(Readable row, Instant claimedUntil) {
        return new DueMail(
                value(row, "id", UUID.class),
                value(row, "booking_id", UUID.class),
                content(row),
                new Recipient(value(row, "username", String.class), value(row, "email", String.class)),
                new EventFacts(
                        value(row, "name", String.class),
                        row.get("location", String.class),
                        value(row, "online", Boolean.class),
                        value(row, "timezone", String.class),
                        value(row, "starts_at", Instant.class),
                        value(row, "ends_at", Instant.class)),
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

    private static MailContent content(Readable row) {
        return switch (kind(row)) {
            case CONFIRMATION -> new Confirmation(List.of(value(row, "ticket_ids", UUID[].class)));
            case CANCELLATION -> new Cancellation(value(row, "reason", String.class), refund(row));
        };
    }

    private static @Nullable Amount refund(Readable row) {
        Long amount = row.get("refund_amount", Long.class);
        return amount == null ? null : new Amount(amount, value(row, "refund_currency", String.class));
    }
}
