package dev.stagedoor.ticket.hold.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A number of seats of one ticket type. */
public record Seats(UUID ticketTypeId, int quantity) {

    /** Adds up the seats of each ticket type; more than an int holds is as many as it holds, which no pool has. */
    static List<Seats> merged(List<Seats> seats) {
        if (seats.size() < 2) {
            return seats;
        }
        Map<UUID, Integer> quantities = new LinkedHashMap<>();
        for (Seats some : seats) {
            quantities.merge(some.ticketTypeId(), some.quantity(), Seats::sum);
        }
        List<Seats> merged = new ArrayList<>(quantities.size());
        quantities.forEach((type, quantity) -> merged.add(new Seats(type, quantity)));
        return merged;
    }

    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }
}
