package dev.stagedoor.account.token.model;

import java.util.Locale;

/** What a mailed token is good for, and nothing else. */
public enum Purpose {
    /** Proves that mail to the account's address reaches its owner. */
    CONFIRM_ADDRESS,
    /** Sets a new password without the old one. */
    RESET_PASSWORD;

    /** The name in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The purpose of this name in the database. */
    public static Purpose of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
