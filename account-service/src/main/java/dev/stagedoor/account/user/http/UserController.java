package dev.stagedoor.account.user.http;

import dev.stagedoor.account.user.Users;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts")
class UserController {
    private final Users users;

    UserController(Users users) {
        this.users = users;
    }

    @GetMapping("/api/users/me")
    @Operation(operationId = "getAccount", summary = "The caller's own account")
    @ApiResponse(responseCode = "200", description = "The account; edit it with its ETag")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)", content = @Content)
    @ApiResponse(responseCode = "401", description = "No token, or one that is not valid, or its account is gone")
    Mono<ResponseEntity<UserResponse>> me(Caller caller) {
        return users.find(caller.userId()).map(UserResponse::answer).switchIfEmpty(Mono.error(AccountProblems::gone));
    }
}
