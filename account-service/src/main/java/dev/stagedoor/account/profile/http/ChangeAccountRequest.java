package dev.stagedoor.account.profile.http;

import dev.stagedoor.account.profile.model.AccountChange.Typed;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of a change: what is absent stays. The rules stand with the types of the model, which name every violation at
 * once.
 */
record ChangeAccountRequest(
        @Schema(example = "ada") @Nullable String username,

        @Schema(example = "ada@example.org", description = "Must be confirmed again") @Nullable
        String email,

        @Schema(description = "Needed to change email or password", maxLength = 128) @Nullable
        String currentPassword,

        @Schema(description = "Ends all other sessions", minLength = 8, maxLength = 128) @Nullable
        String newPassword) {

    Typed typed() {
        return new Typed(username, email, currentPassword, newPassword);
    }

    @Override
    public String toString() {
        return "ChangeAccountRequest[hidden]";
    }
}
