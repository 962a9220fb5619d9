package dev.stagedoor.account.confirmation.http;

import dev.stagedoor.account.confirmation.ConfirmAddress;
import dev.stagedoor.account.confirmation.RequestConfirmation;
import dev.stagedoor.account.confirmation.model.ConfirmationOutcome;
import dev.stagedoor.account.confirmation.model.ConfirmationOutcome.Confirmed;
import dev.stagedoor.account.confirmation.model.ConfirmationOutcome.TokenInvalid;
import dev.stagedoor.account.confirmation.model.RequestOutcome;
import dev.stagedoor.account.confirmation.model.RequestOutcome.ConfirmedBefore;
import dev.stagedoor.account.confirmation.model.RequestOutcome.Gone;
import dev.stagedoor.account.confirmation.model.RequestOutcome.MustWait;
import dev.stagedoor.account.confirmation.model.RequestOutcome.Requested;
import dev.stagedoor.account.session.http.PasswordProblems;
import dev.stagedoor.account.user.http.AccountProblems;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Mail address", description = "Proof that mail reaches you")
class ConfirmationController {
    private final ConfirmAddress confirmAddress;
    private final RequestConfirmation requestConfirmation;

    ConfirmationController(ConfirmAddress confirmAddress, RequestConfirmation requestConfirmation) {
        this.confirmAddress = confirmAddress;
        this.requestConfirmation = requestConfirmation;
    }

    /** The token of a mail. */
    record ConfirmEmailRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @NotBlank(message = "is missing")
            String token) {

        @Override
        public String toString() {
            return "ConfirmEmailRequest[hidden]";
        }
    }

    @PostMapping("/api/auth/confirm-email")
    @Operation(
            operationId = "confirmEmail",
            summary = "Confirm a mail address with the token of the mail",
            description = "Works once, until the token expires or a newer one is sent.")
    @ApiResponse(responseCode = "204", description = "Confirmed")
    @ApiResponse(responseCode = "410", description = "`token_invalid`: unknown, used, void or expired")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: no token")
    Mono<ResponseEntity<Void>> confirm(@Valid @RequestBody ConfirmEmailRequest request) {
        return confirmAddress.confirm(request.token()).map(ConfirmationController::answer);
    }

    @PostMapping("/api/auth/confirm-email/request")
    @Operation(
            operationId = "requestEmailConfirmation",
            summary = "Send another mail to confirm the caller's address",
            description = "Tokens of earlier mails are void then.")
    @ApiResponse(responseCode = "202", description = "A mail is on its way")
    @ApiResponse(responseCode = "401", description = "No token, or one that is not valid, or its account is gone")
    @ApiResponse(responseCode = "409", description = "`email_confirmed`: it is confirmed already")
    @ApiResponse(responseCode = "429", description = "`too_many_attempts`: wait for `Retry-After`")
    Mono<ResponseEntity<Void>> request(Caller caller) {
        return requestConfirmation.request(caller.userId()).map(ConfirmationController::answer);
    }

    private static ResponseEntity<Void> answer(ConfirmationOutcome outcome) {
        return switch (outcome) {
            case Confirmed() -> ResponseEntity.noContent().build();
            case TokenInvalid() -> throw AccountProblems.tokenInvalid();
        };
    }

    private static ResponseEntity<Void> answer(RequestOutcome outcome) {
        return switch (outcome) {
            case Requested() -> ResponseEntity.accepted().build();
            case ConfirmedBefore() ->
                throw Problem.conflict("email_confirmed", "The mail address is confirmed already.");
            case MustWait(var patience) ->
                throw PasswordProblems.tooMany(
                        "A mail was asked for a moment ago. Look for it before you ask for another.", patience);
            case Gone() -> throw AccountProblems.gone();
        };
    }
}
