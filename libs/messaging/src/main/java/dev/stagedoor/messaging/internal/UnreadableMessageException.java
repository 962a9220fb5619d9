package dev.stagedoor.messaging.internal;

import org.jspecify.annotations.Nullable;

/** A record of a type that is followed, which cannot be understood. */
final class UnreadableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
