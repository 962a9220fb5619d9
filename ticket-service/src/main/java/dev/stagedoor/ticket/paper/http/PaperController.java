package dev.stagedoor.ticket.paper.http;

import dev.stagedoor.service.problem.Problem;
import dev.stagedoor.ticket.paper.Printing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Tickets")
@ApiResponse(
        responseCode = "404",
        description = "No such ticket",
        content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
@ApiResponse(
        responseCode = "409",
        description = "`ticket_void`",
        content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
@ApiResponse(
        responseCode = "503",
        description = "Too many are being printed; try again after `Retry-After`",
        content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
class PaperController {
    /** Two pixels for each module of a long link: with less no camera reads it. */
    private static final int SMALLEST = 150;
    /** A hand's breadth in print. */
    private static final int LARGEST = 1_024;

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");

    private final Printing printing;

    PaperController(Printing printing) {
        this.printing = printing;
    }

    @GetMapping("/api/tickets/{id}/qr.svg")
    @Operation(
            operationId = "getTicketQrSvg",
            summary = "The QR code of a ticket as a drawing",
            description = "It holds the link to the ticket.")
    @ApiResponse(
            responseCode = "200",
            description = "The code",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "422",
            description = "`size` out of range",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    Mono<ResponseEntity<String>> svg(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(type = "integer", minimum = "150", maximum = "1024", defaultValue = "300"))
                    @RequestParam(defaultValue = "300")
                    int size) {
        return printing.svg(id, checked(size)).map(svg -> secret(SVG).body(svg));
    }

    @GetMapping("/api/tickets/{id}/qr.png")
    @Operation(
            operationId = "getTicketQrPng",
            summary = "The QR code of a ticket as an image",
            description = "It holds the link to the ticket.")
    @ApiResponse(
            responseCode = "200",
            description = "The code",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "422",
            description = "`size` out of range",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    Mono<ResponseEntity<byte[]>> png(
            @PathVariable UUID id,
            @Parameter(schema = @Schema(type = "integer", minimum = "150", maximum = "1024", defaultValue = "300"))
                    @RequestParam(defaultValue = "300")
                    int size) {
        return printing.png(id, checked(size))
                .map(png -> secret(MediaType.IMAGE_PNG).body(png));
    }

    @GetMapping("/api/tickets/{id}.pdf")
    @Operation(
            operationId = "getTicketPdf",
            summary = "A ticket to print",
            description = "One page: event, time and place, ticket type, QR code.")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    Mono<ResponseEntity<byte[]>> pdf(@PathVariable UUID id) {
        return printing.pdf(id)
                .map(pdf -> secret(MediaType.APPLICATION_PDF)
                        .header("Content-Disposition", "inline; filename=\"ticket.pdf\"")
                        .body(pdf));
    }

    private static ResponseEntity.BodyBuilder secret(MediaType type) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noStore());
    }

    private static int checked(int size) {
        if (size < SMALLEST || size > LARGEST) {
            throw Problem.invalid("size", "must be " + SMALLEST + " to " + LARGEST);
        }
        return size;
    }
}
