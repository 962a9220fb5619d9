package dev.stagedoor.ticket.sale.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stagedoor.service.paging.FixedOrder;
import dev.stagedoor.service.paging.Page;
import dev.stagedoor.service.paging.PageLinks;
import dev.stagedoor.service.paging.PageRequest;
import dev.stagedoor.service.security.Caller;
import dev.stagedoor.ticket.admission.http.FileBuffers;
import dev.stagedoor.ticket.sale.ReadSale;
import dev.stagedoor.ticket.sale.model.QueuedRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/events/{id}/sale-report")
@Tag(
        name = "Sale report",
        description = "In which order the requests of a sale were decided, for the event's organizer")
class SaleReportController {
    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final MediaType TABLE = new MediaType(new MediaType("text", "csv"), UTF_8);

    private final ReadSale sale;

    SaleReportController(ReadSale sale) {
        this.sale = sale;
    }

    @GetMapping
    @Operation(
            operationId = "getSaleReport",
            summary = "How the sale went: order, waiting times, refusals",
            description =
                    "Requests are decided in the order of the log; `order.outOfOrder` counts those that were not.")
    @ApiResponse(responseCode = "200", description = "The sale up to `asOf`")
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, not published, or somebody else's private one",
            content = @Content(mediaType = PROBLEM))
    Mono<SaleReportResponse> report(@PathVariable UUID id, Caller caller) {
        return sale.report(id, caller).map(SaleReportResponse::of);
    }

    @GetMapping("/requests")
    @Operation(
            operationId = "listSaleRequests",
            summary = "List the requests in the order of the log",
            description = "As `text/csv` a table of all, streamed whatever their number.")
    @ApiResponse(
            responseCode = "200",
            description = "A page of the queue, or a file of all of it",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = QueuePage.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "403",
            description = "Not the organizer of the event",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "404",
            description = "No such event, not published, or somebody else's private one",
            content = @Content(mediaType = PROBLEM))
    @ApiResponse(
            responseCode = "422",
            description = "Page or limit out of range, or `sortBy` or `order`",
            content = @Content(mediaType = PROBLEM))
    Mono<ResponseEntity<Page<QueuedRequestResponse>>> requests(
            @PathVariable UUID id, Caller caller, @FixedOrder PageRequest page, ServerHttpRequest request) {
        return sale.queue(id, caller, page)
                .map(found -> new Page<>(
                        found.items().stream().map(QueuedRequestResponse::of).toList(),
                        found.page(),
                        found.limit(),
                        found.total()))
                .map(found -> PageLinks.answer(request, found));
    }

    @GetMapping(path = "/requests", produces = "text/csv")
    @Operation(hidden = true)
    Mono<ResponseEntity<Flux<DataBuffer>>> download(@PathVariable UUID id, Caller caller) {
        ContentDisposition name =
                ContentDisposition.attachment().filename("sale-" + id + ".csv").build();
        return sale.all(id, caller)
                .map(requests -> ResponseEntity.ok()
                        .contentType(TABLE)
                        .cacheControl(CacheControl.noStore())
                        .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                        .body(FileBuffers.of(
                                QueuedRequestResponse.HEAD.getBytes(UTF_8), requests, SaleReportController::lines)));
    }

    private static byte[] lines(List<QueuedRequest> requests) {
        StringBuilder lines = new StringBuilder();
        requests.forEach(
                request -> lines.append(QueuedRequestResponse.of(request).line()));
        return lines.toString().getBytes(UTF_8);
    }

    /** The page of requests, for the OpenAPI document. */
    record QueuePage(List<QueuedRequestResponse> items, int page, int limit, long total) {}
}
