package dev.stagedoor.notification.mail.postgres;

import static java.util.stream.Collectors.joining;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.mail.model.MailContent;
import dev.stagedoor.notification.mail.model.MailContent.Cancellation;
import dev.stagedoor.notification.mail.model.MailContent.Confirmation;
import dev.stagedoor.notification.mail.model.NewMail;
import dev.stagedoor.notification.mail.model.Recipient;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Mails turned into the columns of one multi-row insert. */
final class NewMailColumns {
    private final List<NewMail> mails;
    private final Payloads payloads;

    private NewMailColumns(Collection<NewMail> mails, Payloads payloads) {
        this.mails = List.copyOf(mails);
        this.payloads = payloads;
    }

    /** Binds the first fourteen parameters of {@link MailSql#QUEUE}. */
    static GenericExecuteSpec bind(Collection<NewMail> mails, Payloads payloads, GenericExecuteSpec statement) {
        NewMailColumns columns = new NewMailColumns(mails, payloads);
        return statement
                .bind(0, columns.ids(NewMail::id))
                .bind(1, columns.ids(NewMail::about))
                .bind(2, columns.texts(mail -> mail.content().kind().code()))
                .bind(3, columns.ids(NewMail::eventId))
                .bind(4, columns.ids(mail -> mail.to().userId()))
                .bind(5, columns.texts(mail -> tickets(mail.content())))
                .bind(6, columns.texts(mail -> reason(mail.content())))
                .bind(7, columns.refunds())
                .bind(8, columns.texts(mail -> currency(mail.content())))
                .bind(9, columns.texts(mail -> mail.causedAt().toString()))
                .bind(10, columns.texts(mail -> own(mail, Recipient::email)))
                .bind(11, columns.texts(mail -> own(mail, Recipient::username)))
                .bind(12, columns.texts(mail -> columns.payloads.write(mail.content())))
                .bind(13, columns.texts(mail -> expiry(mail.content())));
    }

    private @Nullable UUID[] ids(Function<NewMail, @Nullable UUID> column) {
        @Nullable UUID[] values = new UUID[mails.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(mails.get(i));
        }
        return values;
    }

    private @Nullable String[] texts(Function<NewMail, @Nullable String> column) {
        @Nullable String[] values = new String[mails.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(mails.get(i));
        }
        return values;
    }

    private @Nullable Long[] refunds() {
        @Nullable Long[] values = new Long[mails.size()];
        for (int i = 0; i < values.length; i++) {
            Amount refund = refund(mails.get(i).content());
            values[i] = refund == null ? null : Long.valueOf(refund.minorUnits());
        }
        return values;
    }

    private static @Nullable String own(NewMail mail, Function<Recipient, String> part) {
        Recipient recipient = mail.to().recipient();
        return recipient == null ? null : part.apply(recipient);
    }

    private static @Nullable String expiry(MailContent content) {
        Instant expiresAt = content.expiresAt();
        return expiresAt == null ? null : expiresAt.toString();
    }

    private static @Nullable String tickets(MailContent content) {
        return content instanceof Confirmation(List<UUID> tickets)
                ? tickets.stream().map(UUID::toString).collect(joining(",", "{", "}"))
                : null;
    }

    private static @Nullable String reason(MailContent content) {
        return content instanceof Cancellation cancellation ? cancellation.reason() : null;
    }

    private static @Nullable Amount refund(MailContent content) {
        return content instanceof Cancellation cancellation ? cancellation.refund() : null;
    }

    private static @Nullable String currency(MailContent content) {
        Amount refund = refund(content);
        return refund == null ? null : refund.currency();
    }
}
