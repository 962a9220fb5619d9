package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.view.BookingViews.PaymentLine;
import dev.stagedoor.booking.view.ExportBookings.Exported;
import dev.stagedoor.booking.view.TimelineStep;
import java.util.List;

/** Everything that is known of a user's bookings. */
record ExportResponse(List<Entry> bookings) {

    /** A booking, with its refunds, and all that belongs to it. */
    record Entry(BookingResponse booking, List<PaymentLine> payments, List<TimelineStep> timeline) {
        static Entry of(Exported exported) {
            return new Entry(BookingResponse.of(exported.view()), exported.payments(), exported.timeline());
        }
    }
}
