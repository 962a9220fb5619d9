package dev.stagedoor.ticket.hold.model;

import dev.stagedoor.ticket.hold.model.Claim.State;
import dev.stagedoor.ticket.pool.model.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Decides who gets which seats: first come, first served, all or nothing, each attempt once. */
public final class Decisions {
    private final Ledger ledger;

    private Decisions(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Decides steps in their order, each in sight of those before it.
     *
     * @throws ImpossibleStep for a step that cannot be; then nothing of the batch may be stored
     */
    public static Decided decide(Standing standing, List<Step> steps) {
        Ledger ledger = new Ledger(standing);
        Decisions decisions = new Decisions(ledger);
        List<Outcome> outcomes = new ArrayList<>(steps.size());
        for (Step step : steps) {
            outcomes.add(decisions.decide(step));
        }
        return ledger.decided(outcomes);
    }

    private Outcome decide(Step step) {
        return switch (step) {
            case Step.Request request -> request(request);
            case Step.Confirmation confirmation -> confirm(confirmation);
            case Step.Release release -> release(release);
        };
    }

    private Outcome request(Step.Request request) {
        Attempt attempt = request.attempt();
        Claim earlier = ledger.claim(attempt);
        if (earlier != null) {
            return new Outcome.AlreadyDecided(standing(earlier));
        }
        if (ledger.hasMovedPast(attempt)) {
            return new Outcome.AlreadyDecided(null);
        }
        UUID event = request.eventId();
        List<Seats> seats = Seats.merged(request.seats());
        Refusal refusal = refusal(request, seats);
        if (refusal != null) {
            ledger.put(Claim.refused(attempt, event, refusal));
            return new Outcome.Refused(attempt, event, refusal);
        }
        Claim claim = Claim.held(attempt, event, seats);
        change(claim, request, Pool::hold);
        ledger.put(claim);
        return new Outcome.Held(attempt, event);
    }

    private @Nullable Refusal refusal(Step.Request request, List<Seats> merged) {
        // Each item by itself: a negative one must not hide behind another of its type.
        if (merged.isEmpty() || request.seats().stream().anyMatch(seats -> seats.quantity() < 1)) {
            return Refusal.INVALID_QUANTITY;
        }
        boolean suspended = false;
        boolean unavailable = false;
        for (Seats seats : merged) {
            Pool pool = ledger.pool(seats.ticketTypeId(), request.eventId());
            if (pool == null) {
                return Refusal.UNKNOWN_TICKET_TYPE;
            }
            suspended |= pool.suspended();
            unavailable |= pool.available() < seats.quantity();
        }
        if (suspended) {
            return Refusal.SALE_SUSPENDED;
        }
        return unavailable ? Refusal.SEATS_UNAVAILABLE : null;
    }

    private static Outcome.@Nullable Answer standing(Claim claim) {
        return switch (claim.state()) {
            case HELD -> new Outcome.Held(claim.attempt(), claim.eventId());
            case REFUSED ->
                claim.refusal() == null ? null : new Outcome.Refused(claim.attempt(), claim.eventId(), claim.refusal());
            // The booking knows more than the answer by now.
            case SOLD, RELEASED, RETURNED, WITHDRAWN -> null;
        };
    }

    private Outcome confirm(Step.Confirmation confirmation) {
        Attempt attempt = confirmation.attempt();
        Claim claim = ledger.claim(attempt);
        if (claim == null) {
            throw new ImpossibleStep(confirmation, "nothing was ever requested for it");
        }
        return switch (claim.state()) {
            case HELD -> {
                change(claim, confirmation, Pool::sell);
                ledger.put(claim.in(State.SOLD));
                yield new Outcome.Sold(attempt, claim.eventId(), confirmation.userId(), claim.seats());
            }
            case SOLD, RETURNED -> new Outcome.AlreadyDecided(null);
            case REFUSED -> throw new ImpossibleStep(confirmation, "its seats had been refused");
            case RELEASED, WITHDRAWN -> throw new ImpossibleStep(confirmation, "its seats had been released");
        };
    }

    private Outcome release(Step.Release release) {
        List<Attempt> sold = new ArrayList<>();
        boolean changed = false;
        for (Claim claim : ledger.upTo(release.attempt())) {
            if (claim.state() == State.HELD) {
                change(claim, release, Pool::release);
                ledger.put(claim.in(State.RELEASED));
                changed = true;
            } else if (claim.state() == State.SOLD) {
                change(claim, release, Pool::giveBack);
                ledger.put(claim.in(State.RETURNED));
                sold.add(claim.attempt());
                changed = true;
            }
        }
        if (ledger.claim(release.attempt()) == null) {
            ledger.put(Claim.withdrawn(release.attempt(), release.eventId()));
        }
        return changed
                ? new Outcome.Released(release.attempt().bookingId(), release.eventId(), sold)
                : new Outcome.AlreadyDecided(null);
    }

    private void change(Claim claim, Step step, BiFunction<Pool, Integer, Pool> how) {
        for (Seats seats : claim.seats()) {
            Pool pool = ledger.pool(seats.ticketTypeId(), step.eventId());
            if (pool == null) {
                throw new ImpossibleStep(step, "its seats are of another event");
            }
            ledger.put(how.apply(pool, seats.quantity()));
        }
    }
}
