package dev.stagedoor.account.session.http;

import dev.stagedoor.account.session.LogIn;
import dev.stagedoor.account.session.RefreshSession;
import dev.stagedoor.account.session.Sessions;
import dev.stagedoor.account.session.http.Requests.LoginRequest;
import dev.stagedoor.account.session.http.Requests.RefreshRequest;
import dev.stagedoor.account.session.model.LoginOutcome;
import dev.stagedoor.account.session.model.LoginOutcome.MustWait;
import dev.stagedoor.account.session.model.LoginOutcome.SignedIn;
import dev.stagedoor.account.session.model.LoginOutcome.WrongCredentials;
import dev.stagedoor.account.session.model.RefreshOutcome;
import dev.stagedoor.account.session.model.RefreshOutcome.Refreshed;
import dev.stagedoor.account.session.model.RefreshOutcome.Refused;
import dev.stagedoor.account.session.model.RefreshToken;
import dev.stagedoor.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Sessions", description = "Sign in, stay signed in, sign out")
class SessionController {
    private final LogIn logIn;
    private final RefreshSession refreshSession;
    private final Sessions sessions;
    private final ClientAddresses addresses;

    SessionController(LogIn logIn, RefreshSession refreshSession, Sessions sessions, ClientAddresses addresses) {
        this.logIn = logIn;
        this.refreshSession = refreshSession;
        this.sessions = sessions;
        this.addresses = addresses;
    }

    @PostMapping("/api/auth/login")
    @Operation(operationId = "logIn", summary = "Sign in with a username or mail address and a password")
    @ApiResponse(responseCode = "200", description = "The tokens")
    @ApiResponse(responseCode = "401", description = "`wrong_credentials`: no such account, or not its password")
    @ApiResponse(responseCode = "429", description = "`too_many_attempts`: wait for `Retry-After`")
    Mono<TokenResponse> logIn(@Valid @RequestBody LoginRequest request, ServerHttpRequest http) {
        String name = request.username() != null ? request.username() : request.email();
        if (name == null || name.isBlank()) {
            return Mono.error(Problem.invalid("username", "is missing"));
        }
        return logIn.logIn(name, request.password(), addresses.of(http)).map(SessionController::answer);
    }

    @PostMapping("/api/auth/refresh")
    @Operation(
            operationId = "refreshSession",
            summary = "Trade a refresh token for new tokens",
            description = "Works once per token; a second use signs out.")
    @ApiResponse(responseCode = "200", description = "The tokens")
    @ApiResponse(responseCode = "401", description = "`invalid_refresh_token`: unknown, expired or used before")
    Mono<TokenResponse> refresh(@Valid @RequestBody RefreshRequest request) {
        return Mono.justOrEmpty(RefreshToken.parse(request.refreshToken()))
                .flatMap(refreshSession::refresh)
                .defaultIfEmpty(new Refused())
                .map(SessionController::answer);
    }

    @PostMapping("/api/auth/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "logOut",
            summary = "Sign out",
            description = "Ends the refresh token and all that descend from the same sign-in.")
    @ApiResponse(responseCode = "204", description = "Signed out, now or before")
    Mono<Void> logOut(@Valid @RequestBody RefreshRequest request) {
        return Mono.justOrEmpty(RefreshToken.parse(request.refreshToken()))
                .flatMap(token -> sessions.end(token.family()));
    }

    private static TokenResponse answer(LoginOutcome outcome) {
        return switch (outcome) {
            case SignedIn(var tokens) -> TokenResponse.of(tokens);
            case WrongCredentials() ->
                throw Problem.of(
                        HttpStatus.UNAUTHORIZED, "wrong_credentials", "The username or the password is not right.");
            case MustWait(var patience) -> throw PasswordProblems.mustWait(patience);
        };
    }

    private static TokenResponse answer(RefreshOutcome outcome) {
        return switch (outcome) {
            case Refreshed(var tokens) -> TokenResponse.of(tokens);
            case Refused() ->
                throw Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "invalid_refresh_token",
                        "The refresh token is unknown, expired or was used before. Sign in again.");
        };
    }
}
