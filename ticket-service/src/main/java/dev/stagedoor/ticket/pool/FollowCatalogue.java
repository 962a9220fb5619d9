package dev.stagedoor.ticket.pool;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.contracts.catalogue.TicketTypeSnapshot;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.ticket.pool.EventPools.KnownEvent;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.model.PoolPlan;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a pool for each ticket type of a published event and follows the organizer's edits. */
@Component
public class FollowCatalogue {
    private static final Logger log = LoggerFactory.getLogger(FollowCatalogue.class);

    private final Inbox inbox;
    private final Outbox outbox;
    private final EventPools pools;
    private final Races races;
    private final Clock clock;
    private final Counter kept;

    FollowCatalogue(Inbox inbox, Outbox outbox, EventPools pools, Races races, Clock clock, MeterRegistry metrics) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.pools = pools;
        this.races = races;
        this.clock = clock;
        this.kept = Counter.builder("stagedoor.inventory.capacity.kept")
                .description("Edits to a capacity below the seats held and sold, which stayed at those")
                .register(metrics);
    }

    /** Takes a batch of snapshots in; of each event the newest counts, and only if it is news. */
    public Mono<Void> follow(List<IncomingMessage<CatalogueMessage>> batch) {
        return races.retry(Mono.defer(() -> inbox.once(batch, this::apply)));
    }

    private Mono<Void> apply(List<IncomingMessage<CatalogueMessage>> batch) {
        Map<UUID, EventSnapshot> newest = batch.stream()
                .map(message -> requireNonNull(message.data()).event())
                .collect(toMap(EventSnapshot::id, event -> event, (a, b) -> a.revision() >= b.revision() ? a : b));
        return pools.revisions(newest.keySet()).flatMap(known -> {
            List<EventSnapshot> news = newest.values().stream()
                    .filter(event -> event.revision() > known.getOrDefault(event.id(), Long.MIN_VALUE))
                    .toList();
            return news.isEmpty() ? Mono.empty() : applyNews(news);
        });
    }

    private Mono<Void> applyNews(List<EventSnapshot> news) {
        return pools.of(news.stream().map(EventSnapshot::id).toList()).flatMap(existing -> {
            Map<UUID, List<Pool>> byEvent = existing.stream().collect(groupingBy(Pool::eventId));
            List<PoolPlan> plans = news.stream()
                    .map(event -> plan(event, byEvent.getOrDefault(event.id(), List.of())))
                    .toList();
            List<Pool> opened =
                    plans.stream().flatMap(plan -> plan.opened().stream()).toList();
            List<Pool> resized =
                    plans.stream().flatMap(plan -> plan.resized().stream()).toList();
            List<Pool> announced = Stream.concat(
                            opened.stream(), resized.stream().map(Pool::written))
                    .toList();
            return pools.remember(news.stream().map(FollowCatalogue::known).toList())
                    .then(pools.open(opened))
                    .then(pools.resize(resized))
                    .then(Mono.defer(() -> outbox.append(PoolAnnouncements.of(announced, clock.instant()))))
                    .doOnSuccess(_ -> plans.forEach(plan -> tell(plan.kept())));
        });
    }

    private void tell(Collection<Pool> larger) {
        for (Pool pool : larger) {
            kept.increment();
            log.warn(
                    "Ticket type {} keeps capacity {} instead of {}: {} held, {} sold",
                    pool.id(),
                    pool.capacity(),
                    pool.wanted(),
                    pool.held(),
                    pool.sold());
        }
    }

    private static PoolPlan plan(EventSnapshot event, List<Pool> existing) {
        Map<UUID, Integer> capacities =
                event.ticketTypes().stream().collect(toMap(TicketTypeSnapshot::id, TicketTypeSnapshot::capacity));
        return PoolPlan.of(event.id(), capacities, existing);
    }

    private static KnownEvent known(EventSnapshot event) {
        return new KnownEvent(event.id(), event.organizerId(), event.name(), event.revision());
    }
}
