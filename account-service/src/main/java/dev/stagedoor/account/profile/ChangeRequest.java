package dev.stagedoor.account.profile;

import dev.stagedoor.account.profile.model.AccountChange.Typed;
import dev.stagedoor.account.user.model.Precondition;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants of their account.
 *
 * @param session the sign-in that asks, which outlives a change of the password; null: not known
 * @param address the client's network address
 */
public record ChangeRequest(
        UUID userId, @Nullable String session, String address, Precondition precondition, Typed typed) {}
