package dev.stagedoor.booking.view.http;

import dev.stagedoor.booking.offer.model.PricedItem;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.BookingState.Cancelled;
import dev.stagedoor.booking.view.BookingView;
import org.jspecify.annotations.Nullable;

/** A booking as a line of CSV (RFC 4180). */
final class BookingLine {
    static final String HEAD =
            "id,userId,status,reason,bookingDate,seats,totalAmount,refundedAmount,feeKept,currency\r\n";

    private BookingLine() {}

    static String of(BookingView view) {
        Booking booking = view.booking();
        long fee = booking.state() instanceof Cancelled(var _, var kept) ? kept.amount() : 0;
        int seats = booking.items().stream().mapToInt(PricedItem::quantity).sum();
        long back = view.refunds().stream()
                .mapToLong(refund -> refund.amount().amount())
                .sum();
        return String.join(
                        ",",
                        booking.id().toString(),
                        booking.userId().toString(),
                        booking.status().code(),
                        quoted(booking.state().reason()),
                        booking.bookedAt().toString(),
                        String.valueOf(seats),
                        String.valueOf(booking.total().amount()),
                        String.valueOf(back),
                        String.valueOf(fee),
                        booking.total().currency())
                + "\r\n";
    }

    /** The one text that comes from elsewhere: no program is to take it for a formula or for several fields. */
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "";
        }
        boolean plain = text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
        return plain ? text : "\"'" + text.replace("\"", "\"\"") + "\"";
    }
}
