package dev.stagedoor.account.limit.model;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * What is asked for, and by whom.
 *
 * @param name an account's id or a network address
 */
public record Asked(Kind kind, String name) {

    /** Each is counted apart and has its own allowance. */
    public enum Kind {
        /** An account asks for another mail that confirms its address. */
        CONFIRMATION_BY_ACCOUNT,
        /** An account changes its mail address, which sends a mail to any address. */
        NEW_ADDRESS_BY_ACCOUNT,
        /** Somebody asks for an account's password to be reset. */
        RESET_OF_ACCOUNT,
        /** A network address asks for passwords to be reset, whosever. */
        RESET_BY_CLIENT
    }

    /** Stored instead of the name. */
    public byte[] hash() {
        return DigestUtils.sha256(kind + ":" + name);
    }
}
