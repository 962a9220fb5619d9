package dev.stagedoor.account.erasure.http;

import dev.stagedoor.account.erasure.DeleteAccount;
import dev.stagedoor.account.erasure.DeletionRequest;
import dev.stagedoor.account.erasure.Erasures;
import dev.stagedoor.account.erasure.model.DeletionOutcome;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Deleted;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Gone;
import dev.stagedoor.account.erasure.model.DeletionOutcome.MustWait;
import dev.stagedoor.account.erasure.model.DeletionOutcome.PasswordNeeded;
import dev.stagedoor.account.erasure.model.DeletionOutcome.Stale;
import dev.stagedoor.account.erasure.model.DeletionOutcome.WrongPassword;
import dev.stagedoor.account.session.AccessTokens;
import dev.stagedoor.account.session.http.ClientAddresses;
import dev.stagedoor.account.session.http.PasswordProblems;
import dev.stagedoor.account.user.http.AccountProblems;
import dev.stagedoor.account.user.http.UserETag;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Erasure", description = "Deleting an account, in every service")
class ErasureController {
    private final DeleteAccount deleteAccount;
    private final Erasures erasures;
    private final ClientAddresses addresses;

    ErasureController(DeleteAccount deleteAccount, Erasures erasures, ClientAddresses addresses) {
        this.deleteAccount = deleteAccount;
        this.erasures = erasures;
        this.addresses = addresses;
    }

    /** The password once more. */
    record DeleteAccountRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @NotEmpty(message = "is missing")
            String currentPassword) {

        @Override
        public String toString() {
            return "DeleteAccountRequest[hidden]";
        }
    }

    @DeleteMapping(path = "/api/users/me", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "deleteAccount",
            summary = "Delete the caller's account, in every service",
            description = "The account is gone at once: nobody can sign in to it, and its name and mail address are"
                    + " free. The other services erase what they hold; `Location` tells how far they are, and needs no"
                    + " token. Who signed in long ago sends the password once more; after a recent sign-in (ten"
                    + " minutes) the body may be absent. With `If-Match` the account must be the one that was read.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(required = false)
    @ApiResponse(
            responseCode = "202",
            description = "Deleted here; keep the address in Location",
            headers =
                    @Header(
                            name = "Location",
                            description = "How far the erasure is",
                            schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "401", description = "No token, or one that is not valid, or its account is gone")
    @ApiResponse(
            responseCode = "403",
            description = "`password_needed`: none was sent, and the sign-in is not recent. `wrong_password`: not the"
                    + " current one")
    @ApiResponse(
            responseCode = "412",
            description = "`stale`: If-Match was sent and is not the account's ETag any more")
    @ApiResponse(responseCode = "422", description = "`invalid_values`: a body without a password")
    @ApiResponse(responseCode = "429", description = "`too_many_attempts`: wait for `Retry-After`")
    Mono<ResponseEntity<ErasureResponse>> delete(
            Caller caller,
            @Parameter(hidden = true) @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DeleteAccountRequest request,
            ServerHttpRequest http) {
        return begin(caller, token, ifMatch, request.currentPassword(), http);
    }

    /** A method of its own because WebFlux refuses a DELETE that may have a body and has none. */
    @DeleteMapping("/api/users/me")
    @Operation(hidden = true)
    Mono<ResponseEntity<ErasureResponse>> deleteAfterSignIn(
            Caller caller,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            ServerHttpRequest http) {
        MediaType type = http.getHeaders().getContentType();
        if (type != null) {
            throw new UnsupportedMediaTypeStatusException(type, List.of(MediaType.APPLICATION_JSON));
        }
        return begin(caller, token, ifMatch, null, http);
    }

    private Mono<ResponseEntity<ErasureResponse>> begin(
            Caller caller, Jwt token, @Nullable String ifMatch, @Nullable String password, ServerHttpRequest http) {
        String session = token.getClaimAsString(AccessTokens.SESSION_ID);
        DeletionRequest wanted =
                new DeletionRequest(caller.userId(), session, password, addresses.of(http), UserETag.optional(ifMatch));
        return deleteAccount.delete(wanted).map(ErasureController::answer);
    }

    @GetMapping("/api/erasures/{id}")
    @Operation(
            operationId = "getErasure",
            summary = "How far the erasure of a deleted account is",
            description = "The id is random and the right to read: it was told to who deleted the account.")
    @ApiResponse(responseCode = "200", description = "Which services have erased, and since when all have")
    @ApiResponse(responseCode = "404", description = "There is no such erasure")
    Mono<ErasureResponse> erasure(@PathVariable UUID id) {
        return erasures.find(id).map(ErasureResponse::of).switchIfEmpty(Mono.error(() -> Problem.notFound("erasure")));
    }

    private static ResponseEntity<ErasureResponse> answer(DeletionOutcome outcome) {
        return switch (outcome) {
            case Deleted(var erasure) ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/erasures/" + erasure.id()))
                        .body(ErasureResponse.of(erasure));
            case Gone() -> throw AccountProblems.gone();
            case Stale() -> throw UserETag.stale();
            case PasswordNeeded() -> throw PasswordProblems.passwordNeeded();
            case WrongPassword() -> throw PasswordProblems.wrongPassword();
            case MustWait(var patience) -> throw PasswordProblems.mustWait(patience);
        };
    }
}
