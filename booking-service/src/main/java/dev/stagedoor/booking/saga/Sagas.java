package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Decision;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Saga;
import dev.stagedoor.booking.saga.model.SagaCommand;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaEvent;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The one place where a booking changes: whoever brings an event has the row locked, the model decides, and state,
 * timeline, messages and refunds are stored together. Everything here runs in the caller's transaction; what it returns
 * is for {@link Outcomes} once that is committed.
 */
@Component
public class Sagas {
    private final Bookings bookings;
    private final RefundOrders refunds;
    private final Outbox outbox;
    private final Clock clock;

    Sagas(Bookings bookings, RefundOrders refunds, Outbox outbox, Clock clock) {
        this.bookings = bookings;
        this.refunds = refunds;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What an event means for one booking that the caller has locked. */
    public record Advanced(Decision decision, List<Transition> transitions) {}

    /** The present, in the precision that the database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Locks the bookings and lets everything happen to them in the order given; four statements however many they are. */
    public Mono<List<Transition>> advance(List<Occurrence> occurrences) {
        Set<UUID> ids = occurrences.stream().map(Occurrence::bookingId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return bookings.lock(ids)
                .collect(HashMap<UUID, Booking>::new, (known, booking) -> known.put(booking.id(), booking))
                .map(known -> decide(known, occurrences, now()))
                .flatMap(transitions -> store(transitions).thenReturn(transitions));
    }

    /** Lets one thing happen to one locked booking. */
    public Mono<Advanced> advance(Booking locked, SagaEvent event) {
        Decision decision = Saga.on(locked, event);
        if (!(decision instanceof Changed changed)) {
            return Mono.just(new Advanced(decision, List.of()));
        }
        List<Transition> transitions = List.of(new Transition(locked, changed, now(), null));
        return store(transitions).thenReturn(new Advanced(decision, transitions));
    }

    /** Lets time pass for locked bookings. */
    public Mono<List<Transition>> passTime(List<Booking> locked, Instant now) {
        List<Transition> transitions = new ArrayList<>(locked.size());
        for (Booking booking : locked) {
            if (Saga.on(booking, new SagaEvent.TimePassed(now)) instanceof Changed changed) {
                transitions.add(new Transition(booking, changed, now, null));
            }
        }
        return store(transitions).thenReturn(transitions);
    }

    private static List<Transition> decide(Map<UUID, Booking> known, List<Occurrence> occurrences, Instant now) {
        List<Transition> transitions = new ArrayList<>(occurrences.size());
        for (Occurrence occurrence : occurrences) {
            Booking booking = known.get(occurrence.bookingId());
            if (booking != null && Saga.on(booking, occurrence.event()) instanceof Changed changed) {
                transitions.add(new Transition(booking, changed, now, occurrence.cause()));
                known.put(booking.id(), changed.next());
            }
        }
        return transitions;
    }

    private Mono<Void> store(List<Transition> transitions) {
        if (transitions.isEmpty()) {
            return Mono.empty();
        }
        Instant now = transitions.getFirst().at();
        List<OutgoingMessage> messages = new ArrayList<>();
        List<RefundMoney> orders = new ArrayList<>();
        for (Transition transition : transitions) {
            for (SagaCommand command : transition.change().commands()) {
                SagaMessages.of(command, transition.cause(), now).ifPresent(messages::add);
                if (command instanceof RefundMoney order) {
                    orders.add(order);
                }
            }
        }
        return bookings.save(transitions, now).then(outbox.append(messages)).then(refunds.place(orders, now));
    }
}
