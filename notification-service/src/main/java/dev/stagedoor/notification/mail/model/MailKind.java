package dev.stagedoor.notification.mail.model;

import java.util.Locale;

/** What a mail is about. Whatever it is about gets one of each kind at most. */
public enum MailKind {
    CONFIRMATION,
    CANCELLATION,
    REFUND,
    REPORT,
    ADDRESS_CONFIRMATION,
    PASSWORD_RESET,
    INVITATION;

    /** Its name in the database, in metrics and in {@code Message-ID}s. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of this {@link #code()}. */
    public static MailKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
