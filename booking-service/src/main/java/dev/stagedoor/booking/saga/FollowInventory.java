package dev.stagedoor.booking.saga;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.saga.model.SagaEvent;
import dev.stagedoor.contracts.inventory.InventoryMessage;
import dev.stagedoor.contracts.inventory.PoolsChanged;
import dev.stagedoor.contracts.inventory.SeatsHeld;
import dev.stagedoor.contracts.inventory.SeatsRefused;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes decisions about seats in, a batch of the log at a time. */
@Component
public class FollowInventory {
    private final Sagas sagas;
    private final Offers offers;
    private final Inbox inbox;
    private final Outcomes outcomes;
    private final SagaProperties properties;

    FollowInventory(Sagas sagas, Offers offers, Inbox inbox, Outcomes outcomes, SagaProperties properties) {
        this.sagas = sagas;
        this.offers = offers;
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.properties = properties;
    }

    public Mono<Void> handle(List<IncomingMessage<InventoryMessage>> batch) {
        return Mono.defer(() -> {
            AtomicReference<List<Transition>> committed = new AtomicReference<>(List.of());
            return inbox.once(
                            batch, fresh -> take(fresh).doOnNext(committed::set).then())
                    .then(Mono.fromRunnable(() -> outcomes.announce(committed.get())));
        });
    }

    private Mono<List<Transition>> take(List<IncomingMessage<InventoryMessage>> fresh) {
        Map<UUID, UUID> pools = new HashMap<>();
        List<Occurrence> occurrences = new ArrayList<>(fresh.size());
        Instant now = sagas.now();
        for (IncomingMessage<InventoryMessage> message : fresh) {
            switch (requireNonNull(message.data())) {
                case PoolsChanged changed ->
                    changed.pools().forEach(pool -> pools.put(pool.ticketTypeId(), changed.eventId()));
                case SeatsHeld held -> occurrences.add(new Occurrence(held.bookingId(), held(held, now), message));
                case SeatsRefused refused ->
                    occurrences.add(new Occurrence(
                            refused.bookingId(),
                            new SagaEvent.SeatsRefused(refused.attempt(), refused.reason()),
                            message));
            }
        }
        return offers.openPools(pools).then(sagas.advance(occurrences));
    }

    private SagaEvent held(SeatsHeld held, Instant now) {
        return new SagaEvent.SeatsHeld(held.attempt(), now, now.plus(properties.holdDuration()));
    }
}
