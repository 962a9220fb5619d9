package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.view.BookingViews;
import dev.stagedoor.booking.view.http.ReadingController.TimelineResponse;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The timeline of any booking for those who help people: {@code GET /actuator/timeline/{bookingId}}, which the gateway does
 * not route. 404 for none.
 */
@Component
@Endpoint(id = "timeline")
class TimelineEndpoint {
    private final BookingViews views;

    TimelineEndpoint(BookingViews views) {
        this.views = views;
    }

    @ReadOperation
    Mono<TimelineResponse> timeline(@Selector UUID bookingId) {
        return views.timeline(bookingId)
                .filter(steps -> !steps.isEmpty())
                .map(steps -> new TimelineResponse(bookingId, steps));
    }
}
