package dev.stagedoor.account.export.http;

import dev.stagedoor.account.export.ExportAccount;
import dev.stagedoor.account.export.OtherParts.PartUnavailable;
import dev.stagedoor.account.user.http.AccountProblems;
import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.service.trace.Traced;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts")
class ExportController {
    private static final Logger log = LoggerFactory.getLogger(ExportController.class);
    private static final String FILE = "stagedoor-export.json";

    /** Long enough for a service to start again. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final ExportAccount exportAccount;

    ExportController(ExportAccount exportAccount) {
        this.exportAccount = exportAccount;
    }

    @GetMapping("/api/users/me/export")
    @Operation(
            operationId = "exportAccount",
            summary = "All that any service holds of the caller, as one document",
            description = "Members `account`, `bookings`, `events`, `mails`. All of it or none.")
    @ApiResponse(responseCode = "200", description = "The document, as a file to keep")
    @ApiResponse(responseCode = "401", description = "No token, or one that is not valid, or its account is gone")
    @ApiResponse(responseCode = "503", description = "`unavailable`: some service does not answer; see `Retry-After`")
    Mono<ResponseEntity<ExportResponse>> export(
            Caller caller, @Parameter(hidden = true) @AuthenticationPrincipal Jwt token) {
        return exportAccount
                .export(caller.userId(), token.getTokenValue())
                .map(export -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, attachment())
                        .body(ExportResponse.of(export)))
                .switchIfEmpty(Mono.error(AccountProblems::gone))
                .onErrorResume(PartUnavailable.class, ExportController::unavailable);
    }

    private static String attachment() {
        return ContentDisposition.attachment().filename(FILE).build().toString();
    }

    private static <T> Mono<T> unavailable(PartUnavailable error) {
        return Traced.line(() -> log.warn("{}: {}", error.getMessage(), String.valueOf(error.getCause())))
                .then(Mono.error(Problem.unavailable(
                        "A part of your data cannot be had right now. Try again soon.", RETRY_AFTER)));
    }
}
