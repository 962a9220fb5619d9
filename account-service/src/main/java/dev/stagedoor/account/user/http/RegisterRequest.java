package dev.stagedoor.account.user.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a registration. The rules stand with the types of the model, which name every violation at once. */
record RegisterRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ada") @Nullable
        String username,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ada@example.org") @Nullable
        String email,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 8, maxLength = 128) @Nullable
        String password,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"attendee", "organizer"})
        @Nullable
        String role) {

    @Override
    public String toString() {
        return "RegisterRequest[hidden]";
    }
}
