package dev.stagedoor.account.session.http;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Bodies of the session endpoints; none shows its secrets when printed. */
final class Requests {
    /** No mail address is longer; more is not looked up. */
    private static final int MAX_NAME = 254;

    /** Longer than any password that {@code Password} accepts, however it is typed. */
    private static final int MAX_PASSWORD = 1024;

    /** Longer than any refresh token. */
    private static final int MAX_TOKEN = 128;

    private Requests() {}

    /**
     * Who signs in: {@code username} may hold the mail address as well.
     *
     * @param email instead of {@code username}
     */
    record LoginRequest(
            @Schema(description = "Username or mail address")
            @Size(max = MAX_NAME, message = "must have at most {max} characters")
            @Nullable
            String username,

            @Schema(description = "Instead of username")
            @Size(max = MAX_NAME, message = "must have at most {max} characters")
            @Nullable
            String email,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            @NotEmpty(message = "is missing")
            @Size(max = MAX_PASSWORD, message = "must have at most {max} characters")
            String password) {

        @Override
        public String toString() {
            return "LoginRequest[hidden]";
        }
    }

    /** The token to trade or to revoke. */
    record RefreshRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            @NotBlank(message = "is missing")
            @Size(max = MAX_TOKEN, message = "must have at most {max} characters")
            String refreshToken) {

        @Override
        public String toString() {
            return "RefreshRequest[hidden]";
        }
    }
}
