package dev.stagedoor.booking.reconcile.http;

import dev.stagedoor.booking.reconcile.BookingBooks.Difference;
import dev.stagedoor.booking.reconcile.BookingBooks.Stopped;
import dev.stagedoor.booking.reconcile.CheckBookings;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stopped sales for operators: {@code GET /actuator/drift} lists them with the bookings in which something differs, {@code POST
 * /actuator/drift/{ticketTypeId}} puts a mended one on sale again.
 */
@Component
@Endpoint(id = "drift")
public class DriftEndpoint {
    private final CheckBookings bookings;

    DriftEndpoint(CheckBookings bookings) {
        this.bookings = bookings;
    }

    /** @param bookings those found by the last cycle of this replica */
    public record Drift(List<Stopped> stopped, List<Difference> bookings) {}

    /** Emits what is stopped and why. */
    @ReadOperation
    public Mono<Drift> look() {
        return bookings.stopped().map(stopped -> new Drift(stopped, bookings.differences()));
    }

    /** Puts a ticket type on sale again; 400 while something differs. */
    @WriteOperation
    public Mono<Drift> resume(@Selector UUID ticketTypeId) {
        return bookings.resume(ticketTypeId).flatMap(left -> {
            if (!left.isEmpty()) {
                throw new InvalidEndpointRequestException("bookings still differ: " + left, "still differs");
            }
            return look();
        });
    }
}
