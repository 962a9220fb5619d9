package dev.stagedoor.notification.erasure.http;

import dev.stagedoor.notification.erasure.ExportMails;
import dev.stagedoor.notification.mail.Mails.KnownMail;
import dev.stagedoor.notification.report.http.ReportResponse;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Your data", description = "What notifications hold of you")
class ExportController {
    private final ExportMails export;

    ExportController(ExportMails export) {
        this.export = export;
    }

    /**
     * A mail to the caller.
     *
     * @param about id of the booking, refund, report, request or invitation
     * @param at when it was queued
     * @param settledAt when it was sent, or given up; null while it is queued
     */
    record MailResponse(
            UUID id,
            String kind,
            String state,
            UUID about,
            @Nullable UUID eventId,
            Instant at,
            @Nullable Instant settledAt) {
        static MailResponse of(KnownMail mail) {
            return new MailResponse(
                    mail.id(),
                    mail.kind().code(),
                    mail.state(),
                    mail.about(),
                    mail.eventId(),
                    mail.createdAt(),
                    mail.settledAt());
        }
    }

    /** What the notification service knows of a user. */
    record ExportResponse(List<MailResponse> mails, List<ReportResponse> reports) {}

    @GetMapping("/api/users/me/export/mails")
    @Operation(operationId = "exportMails", summary = "Export all that the notification service knows of you")
    @ApiResponse(responseCode = "200", description = "The mails to you, and your reports")
    @ApiResponse(
            responseCode = "401",
            description = "No valid token",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    Mono<ExportResponse> export(Caller caller) {
        return Mono.zip(
                export.mails(caller.userId()).map(MailResponse::of).collectList(),
                export.reports(caller.userId()).map(ReportResponse::of).collectList(),
                ExportResponse::new);
    }
}
