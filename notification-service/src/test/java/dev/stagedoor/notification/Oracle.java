package dev.stagedoor.notification;

import dev.stagedoor.contracts.Money;
import dev.stagedoor.contracts.booking.BookingConfirmed;
import dev.stagedoor.contracts.booking.BookingRefunded;
import dev.stagedoor.contracts.booking.BookingReleased;
import dev.stagedoor.contracts.ticket.TicketRedeemed;
import dev.stagedoor.contracts.ticket.TicketsIssued;
import dev.stagedoor.notification.report.model.Figures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What messages that were each told once add up to, reckoned in memory. */
final class Oracle {
    private Oracle() {}

    static Figures figures(Collection<Record> told) {
        Set<UUID> confirmed = new HashSet<>();
        List<Money> revenue = new ArrayList<>();
        List<Money> refunds = new ArrayList<>();
        long tickets = 0;
        long cancelled = 0;
        long checkIns = 0;
        for (Record message : told) {
            if (message instanceof BookingConfirmed booking) {
                confirmed.add(booking.bookingId());
                revenue.add(booking.totalPrice());
            }
        }
        for (Record message : told) {
            switch (message) {
                case TicketsIssued issued -> tickets += issued.tickets().size();
                case TicketRedeemed _ -> checkIns++;
                case BookingRefunded refunded -> refunds.add(refunded.amount());
                case BookingReleased released
                when confirmed.contains(released.bookingId()) -> {
                    cancelled++;
                    addPaid(released.refund(), refunds);
                }
                default -> {}
            }
        }
        return new Figures(
                confirmed.size(), tickets, sums(revenue), cancelled, refunds.size(), sums(refunds), checkIns);
    }

    private static void addPaid(@Nullable Money refund, List<Money> refunds) {
        if (refund != null && refund.amount() > 0) {
            refunds.add(refund);
        }
    }

    private static SortedMap<String, Long> sums(List<Money> amounts) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (Money money : amounts) {
            sums.merge(money.currency(), money.amount(), Long::sum);
        }
        return sums;
    }
}
