package dev.stagedoor.event.spot.http;

import dev.stagedoor.event.spot.FindSpots;
import dev.stagedoor.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@Tag(name = "Spots")
class QrCodeController {
    private static final String SVG = "image/svg+xml";

    /** A code changes only when the suite moves to another address; by tomorrow every cache has noticed. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final FindSpots find;
    private final SpotPages pages;

    QrCodeController(FindSpots find, SpotPages pages) {
        this.find = find;
        this.pages = pages;
    }

    @GetMapping(path = "/api/spots/{name}/qr.svg", produces = SVG)
    @Operation(operationId = "getSpotQrSvg", summary = "Draw the QR code that leads to the page of a spot, as SVG")
    @ApiResponse(responseCode = "200", description = "The code; it stays the same")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)")
    @ApiResponse(responseCode = "404", description = "There is no spot of this name")
    Mono<ResponseEntity<byte[]>> svg(@PathVariable String name) {
        return picture(name, MediaType.valueOf(SVG), QrCode::svg);
    }

    @GetMapping(path = "/api/spots/{name}/qr.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getSpotQrPng", summary = "Draw the QR code that leads to the page of a spot, as PNG")
    @ApiResponse(responseCode = "200", description = "The code; it stays the same")
    @ApiResponse(responseCode = "304", description = "You have it already (If-None-Match)")
    @ApiResponse(responseCode = "404", description = "There is no spot of this name")
    Mono<ResponseEntity<byte[]>> png(@PathVariable String name) {
        return picture(name, MediaType.IMAGE_PNG, QrCode::png);
    }

    private Mono<ResponseEntity<byte[]>> picture(String name, MediaType type, Function<QrCode, byte[]> draw) {
        return find.named(name)
                .map(view -> pages.page(String.valueOf(view.event().spot())))
                // Drawing takes milliseconds: not on a thread that serves other requests.
                .publishOn(Schedulers.boundedElastic())
                .map(page -> ResponseEntity.ok()
                        .eTag(tag(type, page))
                        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                        .contentType(type)
                        .body(draw.apply(QrCode.of(page))))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("spot")));
    }

    /** Equal for equal pictures. */
    private static String tag(MediaType type, String page) {
        String picture = type + " " + page;
        return "\"" + UUID.nameUUIDFromBytes(picture.getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "\"";
    }
}
