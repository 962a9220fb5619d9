package dev.stagedoor.contracts.account;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.stagedoor.contracts.MessageType;
import java.util.UUID;

/**
 * Where to reach a user, on the internal {@code stagedoor.contacts.v1}.
 *
 * @param emailConfirmed whether the user proved that mail to the address reaches them; false where nothing is said of it
 */
@MessageType("stagedoor.contact.changed.v1")
public record ContactChanged(
        UUID userId,
        String username,
        String email,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean emailConfirmed) {}
