package dev.stagedoor.ticket.hold;

import dev.stagedoor.contracts.booking.BookingMessage;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.messaging.OutgoingMessage;
import dev.stagedoor.ticket.hold.model.Decided;
import dev.stagedoor.ticket.hold.model.Decisions;
import dev.stagedoor.ticket.hold.model.Outcome;
import dev.stagedoor.ticket.hold.model.Step;
import dev.stagedoor.ticket.pool.PoolAnnouncements;
import dev.stagedoor.ticket.pool.Races;
import dev.stagedoor.ticket.pool.model.Pool;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides a batch of the booking log in one transaction: marks, pools, reservations, tickets and answers. */
@Component
public class DecideBookings {
    private final Inbox inbox;
    private final Outbox outbox;
    private final Holds holds;
    private final Races races;
    private final Issuing issuing;
    private final HoldMetrics metrics;

    private record Committed(List<Outcome> outcomes, int issued, int voided) {}

    DecideBookings(Inbox inbox, Outbox outbox, Holds holds, Races races, Issuing issuing, HoldMetrics metrics) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.holds = holds;
        this.races = races;
        this.issuing = issuing;
        this.metrics = metrics;
    }

    /** Decides {@code batch} in its order; completes when the outcome is committed. */
    public Mono<Void> decide(List<IncomingMessage<BookingMessage>> batch) {
        return races.retry(Mono.defer(() -> {
            AtomicReference<Committed> work = new AtomicReference<>();
            return inbox.once(
                            batch,
                            fresh -> decideFresh(fresh).doOnNext(work::set).then())
                    .then(Mono.<Void>fromRunnable(() -> count(work)));
        }));
    }

    private void count(AtomicReference<Committed> work) {
        Committed committed = work.get();
        if (committed != null) {
            metrics.committed(committed.outcomes(), committed.issued(), committed.voided());
        }
    }

    private Mono<Committed> decideFresh(List<IncomingMessage<BookingMessage>> batch) {
        List<Step> steps = BookingSteps.of(batch);
        Set<UUID> events = new HashSet<>();
        Set<UUID> bookings = new HashSet<>();
        for (Step step : steps) {
            events.add(step.eventId());
            bookings.add(step.attempt().bookingId());
        }
        return holds.standing(events, bookings).flatMap(standing -> store(batch, Decisions.decide(standing, steps)));
    }

    private Mono<Committed> store(List<IncomingMessage<BookingMessage>> batch, Decided decided) {
        Instant now = issuing.now();
        List<NewTicket> issued = issuing.tickets(decided.outcomes());
        return holds.store(decided, BookingSteps.asked(batch), issued, now).flatMap(voided -> {
            List<OutgoingMessage> messages = new Answers(issued, voided, now).to(batch, decided.outcomes());
            List<Pool> written = decided.pools().stream().map(Pool::written).toList();
            messages.addAll(PoolAnnouncements.of(written, now));
            return outbox.append(messages).thenReturn(new Committed(decided.outcomes(), issued.size(), voided.size()));
        });
    }
}
