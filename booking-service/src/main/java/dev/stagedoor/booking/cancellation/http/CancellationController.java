package dev.stagedoor.booking.cancellation.http;

import dev.stagedoor.booking.cancellation.EventCancellations.Report;
import dev.stagedoor.booking.cancellation.ReadCancellation;
import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.service.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bookings")
class CancellationController {
    private final ReadCancellation read;

    CancellationController(ReadCancellation read) {
        this.read = read;
    }

    /** How far the cancellation of an event is. */
    record CancellationResponse(
            UUID eventId,
            Instant requestedAt,
            @Nullable String reason,
            Progress bookings,
            Refunds refunds,
            @Nullable Instant completedAt) {

        /** Bookings that the cancellation has to end, and those that it has ended. */
        record Progress(long total, long cancelled) {}

        /** Money that goes back because of the cancellation; the amounts by currency. */
        record Refunds(long total, long done, List<Money> amounts) {}

        static CancellationResponse of(Report report) {
            return new CancellationResponse(
                    report.eventId(),
                    report.requestedAt(),
                    report.reason(),
                    new Progress(report.bookings(), report.ended()),
                    new Refunds(report.refunds(), report.refundsDone(), report.amounts()),
                    report.completedAt());
        }
    }

    @GetMapping("/api/events/{eventId}/cancellation")
    @Operation(
            operationId = "getCancellationProgress",
            summary = "Tell the organizer of a cancelled event how far its bookings are cancelled and paid back")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "403", description = "Somebody else's event")
    @ApiResponse(responseCode = "404", description = "No such published event, or it is not cancelled")
    Mono<CancellationResponse> progress(@PathVariable UUID eventId, Caller caller) {
        return read.of(eventId, caller.userId()).map(CancellationResponse::of);
    }
}
