package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.saga.model.Booking;
import dev.stagedoor.booking.saga.model.Decision;
import dev.stagedoor.booking.saga.model.Decision.Changed;
import dev.stagedoor.booking.saga.model.Saga;
import dev.stagedoor.booking.saga.model.SagaCommand;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceConfirmation;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceHold;
import dev.stagedoor.booking.saga.model.SagaCommand.AnnounceRejection;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import dev.stagedoor.booking.saga.model.SagaCommand.ReleaseSeats;
import dev.stagedoor.booking.saga.model.SagaCommand.RequestSeats;
import dev.stagedoor.booking.saga.model.SagaEvent;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Offers offers;
    private final RefundOrders refunds;
    private final Outbox outbox;
    private final Clock clock;

    Sagas(Bookings bookings, Offers offers, RefundOrders refunds, Outbox outbox, Clock clock) {
        this.bookings = bookings;
        this.offers = offers;
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

    /** Locks the bookings and lets everything happen to them in the order given; five statements however many they are. */
    public Mono<List<Transition>> advance(List<Occurrence> occurrences) {
        Set<UUID> ids = occurrences.stream().map(Occurrence::bookingId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Mono.just(List.of());
        }
        return bookings.lock(ids)
                .collect(HashMap<UUID, Booking>::new, (known, booking) -> known.put(booking.id(), booking))
                .flatMap(known -> calledOff(known.values())
                        .map(calledOff -> decide(new Known(known, calledOff), occurrences, now())))
                .flatMap(transitions -> store(transitions).thenReturn(transitions));
    }

    /**
     * Lets one thing happen to one locked booking.
     *
     * @param calledOff whether its event was called off
     */
    public Mono<Advanced> advance(Booking locked, SagaEvent event, boolean calledOff) {
        Decision decision = Saga.on(locked, event, calledOff);
        if (!(decision instanceof Changed changed)) {
            return Mono.just(new Advanced(decision, List.of()));
        }
        List<Transition> transitions = List.of(new Transition(locked, changed, now(), null));
        return store(transitions).thenReturn(new Advanced(decision, transitions));
    }

    /** Lets time pass for locked bookings. */
    public Mono<List<Transition>> passTime(List<Booking> locked, Instant now) {
        return happen(locked, new SagaEvent.TimePassed(now), now);
    }

    /** Ends locked bookings whose event was called off. */
    public Mono<List<Transition>> callOff(List<Booking> locked) {
        return happen(locked, new SagaEvent.EventCalledOff(), now());
    }

    private Mono<List<Transition>> happen(List<Booking> locked, SagaEvent event, Instant now) {
        List<Transition> transitions = new ArrayList<>(locked.size());
        for (Booking booking : locked) {
            if (Saga.on(booking, event) instanceof Changed changed) {
                transitions.add(new Transition(booking, changed, now, null));
            }
        }
        return store(transitions).thenReturn(transitions);
    }

    /** Bookings as they are, and which of their events were called off. */
    private record Known(Map<UUID, Booking> bookings, Set<UUID> calledOff) {

        Decision on(Booking booking, SagaEvent event) {
            return Saga.on(booking, event, calledOff.contains(booking.eventId()));
        }
    }

    private Mono<Set<UUID>> calledOff(Collection<Booking> known) {
        // Asked after the bookings were locked: what was asked for after the last sweep meets its end here.
        return offers.calledOff(known.stream().map(Booking::eventId).collect(Collectors.toSet()));
    }

    private static List<Transition> decide(Known known, List<Occurrence> occurrences, Instant now) {
        List<Transition> transitions = new ArrayList<>(occurrences.size());
        for (Occurrence occurrence : occurrences) {
            Booking booking = known.bookings().get(occurrence.bookingId());
            if (booking != null && known.on(booking, occurrence.event()) instanceof Changed changed) {
                transitions.add(new Transition(booking, changed, now, occurrence.cause()));
                known.bookings().put(booking.id(), changed.next());
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
        List<RefundOrders.Order> orders = new ArrayList<>();
        for (Transition transition : transitions) {
            for (SagaCommand command : transition.change().commands()) {
                SagaMessages.of(command, transition.cause(), now).ifPresent(messages::add);
                switch (command) {
                    case RefundMoney all -> orders.add(RefundOrders.Order.of(all));
                    case RefundPart part -> orders.add(RefundOrders.Order.of(part));
                    case RequestSeats _,
                            AnnounceHold _,
                            AnnounceConfirmation _,
                            AnnounceRejection _,
                            ReleaseSeats _ -> {}
                }
            }
        }
        return bookings.save(transitions, now).then(outbox.append(messages)).then(refunds.place(orders, now));
    }
}
