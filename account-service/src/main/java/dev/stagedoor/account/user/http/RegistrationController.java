package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.RegisterAccount;
import dev.stagedoor.account.user.model.Registration;
import dev.stagedoor.account.user.model.Registration.Invalid;
import dev.stagedoor.account.user.model.Registration.Typed;
import dev.stagedoor.account.user.model.Registration.Valid;
import dev.stagedoor.account.user.model.RegistrationOutcome;
import dev.stagedoor.account.user.model.RegistrationOutcome.EmailTaken;
import dev.stagedoor.account.user.model.RegistrationOutcome.Registered;
import dev.stagedoor.account.user.model.RegistrationOutcome.UsernameTaken;
import dev.stagedoor.account.user.model.User;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts", description = "Who you are")
class RegistrationController {
    private static final URI OWN_ACCOUNT = URI.create("/api/users/me");

    private final RegisterAccount registerAccount;

    RegistrationController(RegisterAccount registerAccount) {
        this.registerAccount = registerAccount;
    }

    @PostMapping("/api/auth/register")
    @Operation(operationId = "registerAccount", summary = "Make an account")
    @ApiResponse(responseCode = "201", description = "The account; a mail to confirm its address is on its way")
    @ApiResponse(responseCode = "409", description = "`username_taken` or `email_taken`, in whatever case")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: every invalid field")
    Mono<ResponseEntity<UserResponse>> register(@RequestBody RegisterRequest request) {
        var typed = new Typed(request.username(), request.email(), request.password(), request.role());
        return switch (Registration.judge(typed)) {
            case Invalid(var violations) -> Mono.error(AccountProblems.invalid(violations));
            case Valid(var registration) ->
                registerAccount.register(registration).map(RegistrationController::answer);
        };
    }

    private static ResponseEntity<UserResponse> answer(RegistrationOutcome outcome) {
        return switch (outcome) {
            case Registered(User user) -> ResponseEntity.created(OWN_ACCOUNT).body(UserResponse.of(user));
            case UsernameTaken() -> throw AccountProblems.usernameTaken();
            case EmailTaken() -> throw AccountProblems.emailTaken();
        };
    }
}
