package dev.stagedoor.messaging.internal;

import java.util.Locale;

/** Why a message was put aside; few, so that a metric can be told apart by them. */
enum DeadLetterReason {
    /** Its data is not what its type says, or an attribute is missing. */
    UNREADABLE,
    /** The handler failed with it, each time. */
    REFUSED;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
