package dev.stagedoor.ticket.hold.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The same decisions, told as simply as can be: a list of everybody who ever got seats, counted anew for every question.
 */
final class NaiveOracle {
    private final Map<UUID, Integer> wanted = new HashMap<>();
    private final Map<UUID, Integer> capacity = new HashMap<>();
    private final Map<UUID, UUID> events = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private final Map<String, String> answers = new HashMap<>();
    private final Map<UUID, Integer> newest = new HashMap<>();

    /** One seat in somebody's hands, or no longer. */
    private static final class Seat {
        private final UUID booking;
        private final int attempt;
        private final UUID type;
        private String state = "held";

        Seat(UUID booking, int attempt, UUID type) {
            this.booking = booking;
            this.attempt = attempt;
            this.type = type;
        }
    }

    NaiveOracle(Scene scene) {
        for (Pool pool : scene.pools.values()) {
            wanted.put(pool.id(), pool.wanted());
            capacity.put(pool.id(), pool.capacity());
            events.put(pool.id(), pool.eventId());
        }
    }

    void want(UUID type, int seatsWanted) {
        wanted.put(type, seatsWanted);
        shrink(type);
        capacity.merge(type, seatsWanted, Math::max);
    }

    String decide(Step step) {
        return switch (step) {
            case Step.Request request -> request(request);
            case Step.Confirmation confirmation -> confirm(confirmation);
            case Step.Release release -> release(release);
        };
    }

    private String request(Step.Request request) {
        UUID booking = request.attempt().bookingId();
        int attempt = request.attempt().number();
        String key = booking + "/" + attempt;
        if (answers.containsKey(key)) {
            String answer = answers.get(key);
            boolean stands = !"held".equals(answer)
                    || ofAttempt(booking, attempt, "held").size() > 0;
            return "withdrawn".equals(answer) || !stands ? "nothing" : "again " + answer;
        }
        if (newest.getOrDefault(booking, 0) > attempt) {
            return "nothing";
        }
        newest.merge(booking, attempt, Math::max);
        String answer = answer(request);
        answers.put(key, answer);
        if (answer.equals("held")) {
            for (Seats some : request.seats()) {
                for (int i = 0; i < some.quantity(); i++) {
                    seats.add(new Seat(booking, attempt, some.ticketTypeId()));
                }
            }
        }
        return answer;
    }

    private String answer(Step.Request request) {
        for (Seats some : request.seats()) {
            if (some.quantity() <= 0) {
                return "invalid_quantity";
            }
        }
        for (Seats some : request.seats()) {
            if (!request.eventId().equals(events.get(some.ticketTypeId()))) {
                return "unknown_ticket_type";
            }
        }
        for (Seats some : request.seats()) {
            int asked = 0;
            for (Seats other : request.seats()) {
                asked += other.ticketTypeId().equals(some.ticketTypeId()) ? other.quantity() : 0;
            }
            if (taken(some.ticketTypeId()) + asked > capacity.getOrDefault(some.ticketTypeId(), 0)) {
                return "seats_unavailable";
            }
        }
        return "held";
    }

    private String confirm(Step.Confirmation confirmation) {
        UUID booking = confirmation.attempt().bookingId();
        int attempt = confirmation.attempt().number();
        List<Seat> held = ofAttempt(booking, attempt, "held");
        if (!held.isEmpty()) {
            held.forEach(seat -> seat.state = "sold");
            return "sold";
        }
        boolean wasSold = !ofAttempt(booking, attempt, "sold").isEmpty()
                || !ofAttempt(booking, attempt, "returned").isEmpty();
        return wasSold ? "nothing" : "impossible";
    }

    private String release(Step.Release release) {
        UUID booking = release.attempt().bookingId();
        int upTo = release.attempt().number();
        answers.putIfAbsent(booking + "/" + upTo, "withdrawn");
        newest.merge(booking, upTo, Math::max);
        int released = 0;
        int withTickets = 0;
        for (int attempt = 1; attempt <= upTo; attempt++) {
            List<Seat> held = ofAttempt(booking, attempt, "held");
            List<Seat> sold = ofAttempt(booking, attempt, "sold");
            held.forEach(seat -> seat.state = "released");
            sold.forEach(seat -> seat.state = "returned");
            released += held.size() + sold.size();
            withTickets += sold.isEmpty() ? 0 : 1;
        }
        wanted.keySet().forEach(this::shrink);
        return released == 0 ? "nothing" : "released, void " + withTickets;
    }

    private void shrink(UUID type) {
        int target = Math.max(wanted.getOrDefault(type, 0), taken(type));
        capacity.merge(type, target, Math::min);
    }

    private List<Seat> ofAttempt(UUID booking, int attempt, String state) {
        return seats.stream()
                .filter(seat -> seat.booking.equals(booking) && seat.attempt == attempt && seat.state.equals(state))
                .toList();
    }

    private int taken(UUID type) {
        return (int) seats.stream()
                .filter(seat -> seat.type.equals(type) && (seat.state.equals("held") || seat.state.equals("sold")))
                .count();
    }

    void assertAgreesWith(Scene scene) {
        for (Pool pool : scene.pools.values()) {
            assertThat(pool.held() + pool.sold()).isEqualTo(taken(pool.id()));
            assertThat(pool.capacity()).isEqualTo(capacity.get(pool.id()));
        }
    }
}
