package dev.stagedoor.booking.view;

import dev.stagedoor.booking.saga.model.Status;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which bookings of a user or an event are wanted.
 *
 * @param eventId null: of any event
 * @param statuses empty: in any state
 * @param from booked then or later; null: since ever
 * @param to booked before; null: until now
 */
public record BookingQuery(
        @Nullable UUID eventId,
        Set<Status> statuses,
        @Nullable Instant from,
        @Nullable Instant to,
        Order order) {

    /** All bookings, newest first. */
    public static final BookingQuery ALL = new BookingQuery(null, Set.of(), null, null, Order.NEWEST_FIRST);

    /** By what a list is sorted; what is equal in it is sorted by id. */
    public record Order(SortField field, boolean descending) {
        public static final Order NEWEST_FIRST = new Order(SortField.BOOKING_DATE, true);
    }

    /** What a list can be sorted by. */
    public enum SortField {
        BOOKING_DATE("bookingDate"),
        TOTAL_PRICE("totalPrice"),
        STATUS("status");

        private final String parameter;

        SortField(String parameter) {
            this.parameter = parameter;
        }

        /** As it is asked for. */
        public String parameter() {
            return parameter;
        }
    }
}
