package dev.stagedoor.account.profile.http;

import dev.stagedoor.account.profile.ChangeAccount;
import dev.stagedoor.account.profile.ChangeRequest;
import dev.stagedoor.account.profile.model.ChangeOutcome;
import dev.stagedoor.account.profile.model.ChangeOutcome.Changed;
import dev.stagedoor.account.profile.model.ChangeOutcome.EmailTaken;
import dev.stagedoor.account.profile.model.ChangeOutcome.Gone;
import dev.stagedoor.account.profile.model.ChangeOutcome.Invalid;
import dev.stagedoor.account.profile.model.ChangeOutcome.MustWait;
import dev.stagedoor.account.profile.model.ChangeOutcome.Stale;
import dev.stagedoor.account.profile.model.ChangeOutcome.TooManyAddresses;
import dev.stagedoor.account.profile.model.ChangeOutcome.UsernameTaken;
import dev.stagedoor.account.profile.model.ChangeOutcome.WrongPassword;
import dev.stagedoor.account.session.AccessTokens;
import dev.stagedoor.account.session.http.ClientAddresses;
import dev.stagedoor.account.session.http.PasswordProblems;
import dev.stagedoor.account.user.http.AccountProblems;
import dev.stagedoor.account.user.http.UserETag;
import dev.stagedoor.account.user.http.UserResponse;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts")
class ProfileController {
    private final ChangeAccount changeAccount;
    private final ClientAddresses addresses;

    ProfileController(ChangeAccount changeAccount, ClientAddresses addresses) {
        this.changeAccount = changeAccount;
        this.addresses = addresses;
    }

    @PatchMapping("/api/users/me")
    @Operation(
            operationId = "changeAccount",
            summary = "Change the caller's username, mail address or password",
            description = "What is absent stays. A new mail address must be confirmed again; a new password ends all"
                    + " other sessions. Both need `currentPassword`.")
    @ApiResponse(responseCode = "200", description = "The account as it is now, with its new ETag")
    @ApiResponse(responseCode = "401", description = "No token, or one that is not valid, or its account is gone")
    @ApiResponse(responseCode = "403", description = "`wrong_password`: not the current one")
    @ApiResponse(responseCode = "409", description = "`username_taken` or `email_taken`, in whatever case")
    @ApiResponse(responseCode = "412", description = "`stale`: If-Match is not the account's ETag any more")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: every invalid field")
    @ApiResponse(responseCode = "428", description = "`if_match_required`")
    @ApiResponse(responseCode = "429", description = "`too_many_attempts`: wait for `Retry-After`")
    Mono<ResponseEntity<UserResponse>> change(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChangeAccountRequest request,
            ServerHttpRequest http) {
        ChangeRequest wanted = new ChangeRequest(
                caller.userId(),
                token.getClaimAsString(AccessTokens.SESSION_ID),
                addresses.of(http),
                UserETag.required(ifMatch),
                request.typed());
        return changeAccount.change(wanted).map(ProfileController::answer);
    }

    private static ResponseEntity<UserResponse> answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case Changed(var user) -> UserResponse.answer(user);
            case Gone() -> throw AccountProblems.gone();
            case Invalid(var violations) -> throw AccountProblems.invalid(violations);
            case Stale() -> throw UserETag.stale();
            case WrongPassword() -> throw PasswordProblems.wrongPassword();
            case MustWait(var patience) -> throw PasswordProblems.mustWait(patience);
            case TooManyAddresses(var patience) ->
                throw PasswordProblems.tooMany("Too many new mail addresses. Wait before you try again.", patience);
            case UsernameTaken() -> throw AccountProblems.usernameTaken();
            case EmailTaken() -> throw AccountProblems.emailTaken();
        };
    }
}
