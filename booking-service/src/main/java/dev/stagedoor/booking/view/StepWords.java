package dev.stagedoor.booking.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the codes of the timeline say, in a sentence. Pages in other languages go by the codes. */
public final class StepWords {
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("seats_unavailable", "Refused: not all of the seats were left."),
            Map.entry("sales_closed", "Refused: the event had stopped selling when its turn came."),
            Map.entry("limit_exceeded", "Refused: more than one booking may have."),
            Map.entry("unknown_ticket_type", "Refused: there is no such ticket type."),
            Map.entry("invalid_quantity", "Refused: no such number of seats can be booked."),
            Map.entry("payment_started", "A payment was sent to the payment provider."),
            Map.entry("payment_declined", "The payment was declined. Nothing was taken."),
            Map.entry("payment_unanswered", "The payment provider did not answer in time. It is being asked again."),
            Map.entry("payment_abandoned", "The payment was given up. Nothing was taken."),
            Map.entry("payment_captured", "The money was taken."),
            Map.entry("hold_expired", "The hold ran out before it was paid. The seats went back on sale."),
            Map.entry(
                    "late_payment", "The money came after the hold had run out. The same seats were asked for again."),
            Map.entry("late_payment_refunded", "The money came too late and the seats were gone. It goes back."),
            Map.entry("cancelled_by_attendee", "Given up by the buyer. The seats went back on sale."),
            Map.entry("event_cancelled", "The event was called off."),
            Map.entry("account_deleted", "Given up because the buyer's account was deleted."),
            Map.entry("refund_ordered", "Money is to go back."),
            Map.entry("refunded", "The payment provider has paid the money back."),
            Map.entry("tickets_issued", "The tickets were issued."),
            Map.entry("tickets_redeemed", "Let in at the door."),
            Map.entry("tickets_voided", "The tickets became void."),
            Map.entry("owner_erased", "The buyer's account was deleted. The booking is nobody's from now on."));

    private static final Map<String, String> STATES = Map.of(
            "pending", "The seats were asked for.",
            "held", "The seats are held until they are paid or the hold runs out.",
            "confirmed", "The seats are sold.",
            "rejected", "Refused.",
            "expired", "Ended without tickets.",
            "cancelled", "Cancelled.");

    private StepWords() {}

    public static String of(String state, @Nullable String reason) {
        String known = reason == null ? null : REASONS.get(reason);
        return known == null ? STATES.getOrDefault(state, state) : known;
    }
}
