package dev.stagedoor.ticket.pool;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.stagedoor.contracts.catalogue.CatalogueMessage;
import dev.stagedoor.contracts.catalogue.EventCancelled;
import dev.stagedoor.contracts.catalogue.EventChanged;
import dev.stagedoor.contracts.catalogue.EventPublished;
import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.messaging.Inbox;
import dev.stagedoor.messaging.IncomingMessage;
import dev.stagedoor.messaging.Outbox;
import dev.stagedoor.ticket.pool.EventPools.Known;
import dev.stagedoor.ticket.pool.EventPools.News;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.model.PoolPlan;
import dev.stagedoor.ticket.pool.model.TypeSeats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Opens a pool for each ticket type of a published event, and follows the organizer's edits until it is called off. */
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
        Map<UUID, News> newest = batch.stream()
                .map(message -> news(requireNonNull(message.data())))
                .collect(toMap(news -> news.event().id(), news -> news, News::and));
        return pools.known(newest.keySet()).flatMap(known -> {
            List<News> news = newest.values().stream()
                    .filter(one -> isNews(one, known.get(one.event().id())))
                    .toList();
            return news.isEmpty() ? Mono.empty() : applyNews(news, known);
        });
    }

    private static boolean isNews(News news, @Nullable Known known) {
        return known == null || news.event().revision() > known.revision();
    }

    private Mono<Void> applyNews(List<News> news, Map<UUID, Known> known) {
        List<UUID> ids = news.stream().map(one -> one.event().id()).toList();
        List<UUID> cancelled = news.stream()
                .filter(one -> isCancelled(one, known))
                .map(one -> one.event().id())
                .toList();
        return pools.of(ids).flatMap(existing -> {
            Map<UUID, List<Pool>> byEvent = existing.stream().collect(groupingBy(Pool::eventId));
            List<PoolPlan> plans = news.stream()
                    .map(one -> plan(
                            one.event(),
                            byEvent.getOrDefault(one.event().id(), List.of()),
                            cancelled.contains(one.event().id())))
                    .toList();
            return pools.remember(news)
                    .then(store(plans))
                    .then(pools.endBearerTickets(cancelled))
                    .doOnSuccess(_ -> plans.forEach(plan -> tell(plan.kept())));
        });
    }

    private Mono<Void> store(List<PoolPlan> plans) {
        List<PoolPlan.Opening> opened =
                plans.stream().flatMap(plan -> plan.opened().stream()).toList();
        List<Pool> resized =
                plans.stream().flatMap(plan -> plan.resized().stream()).toList();
        List<Pool> announced = Stream.concat(
                        opened.stream().map(PoolPlan.Opening::pool),
                        resized.stream().map(Pool::written))
                .toList();
        return pools.open(opened)
                .then(pools.resize(resized))
                .then(Mono.defer(() -> outbox.append(PoolAnnouncements.of(announced, clock.instant()))));
    }

    private static boolean isCancelled(News news, Map<UUID, Known> known) {
        Known before = known.get(news.event().id());
        return news.cancelledAt() != null || (before != null && before.cancelled());
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

    private static PoolPlan plan(EventSnapshot event, List<Pool> existing, boolean cancelled) {
        List<TypeSeats> types = event.ticketTypes().stream()
                .map(type -> new TypeSeats(type.id(), type.capacity(), type.initialTickets()))
                .toList();
        return cancelled ? PoolPlan.ofCancelled(event.id(), types, existing) : PoolPlan.of(event.id(), types, existing);
    }

    private static News news(CatalogueMessage message) {
        return switch (message) {
            case EventPublished _, EventChanged _ -> new News(message.event(), null);
            case EventCancelled cancelled -> new News(cancelled.event(), cancelled.cancelledAt());
        };
    }
}
