package dev.stagedoor.notification.report.http;

import dev.stagedoor.notification.report.ReadReports;
import dev.stagedoor.notification.report.ReportCsv;
import dev.stagedoor.service.paging.FixedOrder;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports", description = "What happened at your events, by day and by week")
@ApiResponse(
        responseCode = "401",
        description = "No valid token",
        content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
@ApiResponse(
        responseCode = "403",
        description = "Not an organizer",
        content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
class ReportController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF_8 = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final ReadReports read;
    private final ReportCsv csv;

    ReportController(ReadReports read, ReportCsv csv) {
        this.read = read;
        this.csv = csv;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listReports", summary = "List your own reports, newest first")
    @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(allowableValues = {"daily", "weekly"}))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Periods that begin on this day or later",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Periods that begin on this day or earlier",
            schema = @Schema(type = "string", format = "date"))
    @ApiResponse(responseCode = "200", description = "A page of reports, without their lines")
    @ApiResponse(
            responseCode = "422",
            description = "Unknown kind, no date, page or limit out of range, or `sortBy` or `order`",
            content = @Content(mediaType = PROBLEM))
    Mono<ResponseEntity<Page<ReportResponse.Summary>>> list(
            Caller caller, @FixedOrder PageRequest page, @Parameter(hidden = true) ServerHttpRequest request) {
        return Mono.defer(() -> read.list(caller.userId(), ReportFilters.read(request.getQueryParams()), page))
                .map(found -> new Page<>(
                        found.items().stream().map(ReportResponse.Summary::of).toList(),
                        found.page(),
                        found.limit(),
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getReport", summary = "Show one of your reports, as JSON or as a CSV file")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = ReportResponse.class)),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "400", description = "The id is no UUID", content = @Content(mediaType = PROBLEM))
    @ApiResponse(responseCode = "404", description = "No such report of yours", content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "406",
            description = "Neither JSON nor CSV is accepted",
            content = @Content(mediaType = PROBLEM))
    Mono<ReportResponse> one(@PathVariable UUID id, Caller caller) {
        return read.one(id, caller.userId()).map(ReportResponse::of);
    }

    @GetMapping(path = "/{id}", produces = CSV)
    @Operation(hidden = true)
    Mono<ResponseEntity<String>> download(@PathVariable UUID id, Caller caller) {
        return read.one(id, caller.userId())
                .map(report -> ResponseEntity.ok()
                        .contentType(CSV_UTF_8)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(ReportCsv.fileName(report))
                                        .build()
                                        .toString())
                        .body(csv.write(report)));
    }
}
