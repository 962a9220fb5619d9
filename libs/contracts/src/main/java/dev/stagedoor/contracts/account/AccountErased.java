package dev.stagedoor.contracts.account;

import dev.stagedoor.contracts.MessageType;
import java.time.Instant;
import java.util.UUID;

/**
 * One service's receipt on the internal {@code stagedoor.erasures.v1}: nothing there refers to the user any more.
 *
 * @param service the service's name, for example {@code booking-service}
 */
@MessageType("stagedoor.account.erased.v1")
public record AccountErased(UUID userId, String service, Instant erasedAt) {

    /** Stands where a user stood whose account was deleted. No account ever has this id. */
    public static final UUID NOBODY = new UUID(0, 0);
}
