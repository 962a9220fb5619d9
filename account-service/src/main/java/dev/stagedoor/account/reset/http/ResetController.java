package dev.stagedoor.account.reset.http;

import dev.stagedoor.account.password.model.Password;
import dev.stagedoor.account.reset.RequestReset;
import dev.stagedoor.account.reset.ResetPassword;
import dev.stagedoor.account.reset.model.RequestOutcome;
import dev.stagedoor.account.reset.model.RequestOutcome.Accepted;
import dev.stagedoor.account.reset.model.RequestOutcome.MustWait;
import dev.stagedoor.account.reset.model.ResetOutcome;
import dev.stagedoor.account.reset.model.ResetOutcome.Reset;
import dev.stagedoor.account.reset.model.ResetOutcome.TokenInvalid;
import dev.stagedoor.account.session.http.ClientAddresses;
import dev.stagedoor.account.session.http.PasswordProblems;
import dev.stagedoor.account.user.http.AccountProblems;
import dev.stagedoor.account.user.model.EmailAddress;
import dev.stagedoor.account.user.model.Violation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Password reset", description = "For those who forgot theirs")
class ResetController {
    private static final String MISSING = "is missing";

    private final RequestReset requestReset;
    private final ResetPassword resetPassword;
    private final ClientAddresses addresses;

    ResetController(RequestReset requestReset, ResetPassword resetPassword, ClientAddresses addresses) {
        this.requestReset = requestReset;
        this.resetPassword = resetPassword;
        this.addresses = addresses;
    }

    /** Whose password was forgotten. */
    record PasswordResetRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ada@example.org") @Nullable
            String email) {}

    /** The token of a mail, and the password that shall be. */
    record NewPasswordRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String token,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, minLength = 8, maxLength = 128) @Nullable
            String newPassword) {

        @Override
        public String toString() {
            return "NewPasswordRequest[hidden]";
        }
    }

    @PostMapping("/api/auth/password-reset/request")
    @Operation(
            operationId = "requestPasswordReset",
            summary = "Ask for a mail to reset a forgotten password with",
            description = "Answers alike, and in like time, whether or not there is such an account. An account gets"
                    + " one mail in a while, however often it is asked for; tokens of earlier mails are void then.")
    @ApiResponse(responseCode = "202", description = "If there is such an account, it gets a mail")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: not a mail address")
    @ApiResponse(responseCode = "429", description = "`too_many_attempts` from your network address")
    Mono<ResponseEntity<Void>> request(@RequestBody PasswordResetRequest request, ServerHttpRequest http) {
        String typed = request.email();
        Optional<EmailAddress> email = Optional.ofNullable(typed).flatMap(EmailAddress::parse);
        if (email.isEmpty()) {
            String message = typed == null ? MISSING : EmailAddress.rule();
            return Mono.error(AccountProblems.invalid(List.of(new Violation("email", message))));
        }
        return requestReset.request(email.get(), addresses.of(http)).map(ResetController::answer);
    }

    @PostMapping("/api/auth/password-reset")
    @Operation(
            operationId = "resetPassword",
            summary = "Set a new password with the token of the mail",
            description = "Works once. Ends all sessions and the wait after wrong passwords.")
    @ApiResponse(responseCode = "204", description = "Sign in with the new password")
    @ApiResponse(responseCode = "410", description = "`token_invalid`: unknown, used, void or expired")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: every invalid field")
    Mono<ResponseEntity<Void>> reset(@RequestBody NewPasswordRequest request) {
        List<Violation> violations = new ArrayList<>();
        String token = request.token();
        if (token == null || token.isBlank()) {
            violations.add(new Violation("token", MISSING));
        }
        Optional<Password> password = Optional.ofNullable(request.newPassword()).flatMap(Password::parse);
        if (password.isEmpty()) {
            violations.add(new Violation("newPassword", request.newPassword() == null ? MISSING : Password.rule()));
        }
        if (token == null || password.isEmpty() || !violations.isEmpty()) {
            return Mono.error(AccountProblems.invalid(violations));
        }
        return resetPassword.reset(token, password.get()).map(ResetController::answer);
    }

    private static ResponseEntity<Void> answer(RequestOutcome outcome) {
        return switch (outcome) {
            case Accepted() -> ResponseEntity.accepted().build();
            case MustWait(var patience) ->
                throw PasswordProblems.tooMany(
                        "Too many requests from your network. Wait before you try again.", patience);
        };
    }

    private static ResponseEntity<Void> answer(ResetOutcome outcome) {
        return switch (outcome) {
            case Reset() -> ResponseEntity.noContent().build();
            case TokenInvalid() -> throw AccountProblems.tokenInvalid();
        };
    }
}
