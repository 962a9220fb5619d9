package dev.stagedoor.notification.mail.smtp;

import dev.stagedoor.notification.mail.MailServer.Unavailable;
import dev.stagedoor.notification.mail.model.Delivery;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** Reads from a failed transmission what it says of the mail (RFC 5321, 4.2.1): 4xx later, 5xx never. */
final class SmtpReplies {
    private static final int SERVICE_CLOSING = 421;
    private static final int PERMANENT = 500;
    private static final int TRANSIENT = 400;

    private SmtpReplies() {}

    /** What became of the mail. Throws {@link Unavailable} when the server refused the sender and not the mail. */
    static Delivery read(MessagingException failure) {
        if (all(failure).anyMatch(SmtpReplies::isAboutSender)) {
            throw new Unavailable(failure);
        }
        int code = all(failure)
                .mapToInt(SmtpReplies::code)
                .filter(reply -> reply >= TRANSIENT)
                .findFirst()
                .orElse(SERVICE_CLOSING);
        if (code == SERVICE_CLOSING) {
            return new Delivery.Unknown();
        }
        return code >= PERMANENT ? new Delivery.Refused("smtp_" + code) : new Delivery.PutOff("smtp_" + code);
    }

    /** Our own address or our missing login is a matter of configuration; no mail is to be lost over it. */
    private static boolean isAboutSender(Exception failure) {
        return failure instanceof SMTPSenderFailedException
                || failure instanceof SMTPSendFailedException sending
                        && sending.getReturnCode() >= PERMANENT
                        && sending.getCommand() != null
                        && sending.getCommand().toUpperCase(Locale.ROOT).startsWith("MAIL FROM");
    }

    private static int code(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException sending -> sending.getReturnCode();
            default -> -1;
        };
    }

    private static Stream<Exception> all(MessagingException failure) {
        return Stream.iterate(
                (Exception) failure,
                (@Nullable Exception next) -> next != null,
                next -> next instanceof MessagingException chained ? chained.getNextException() : null);
    }
}
