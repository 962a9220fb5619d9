package dev.stagedoor.ticket.pool;

import dev.stagedoor.contracts.catalogue.EventSnapshot;
import dev.stagedoor.ticket.pool.model.Pool;
import dev.stagedoor.ticket.pool.model.PoolPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The pools of events, and what is remembered of the events themselves. */
public interface EventPools {

    /** Emits what is known of each of those events that is known at all. */
    Mono<Map<UUID, Known>> known(Collection<UUID> events);

    /** Emits the pools of these events. */
    Mono<List<Pool>> of(Collection<UUID> events);

    /** Remembers events; {@link LostRace} where one is known in this revision or a later one by now. */
    Mono<Void> remember(List<News> events);

    /** Opens pools, with the bearer tickets that are due in them. */
    Mono<Void> open(List<PoolPlan.Opening> pools);

    /** Writes the capacities of pools; {@link LostRace} where one has another version by now. */
    Mono<Void> resize(List<Pool> pools);

    /** Takes it down as due that the bearer tickets of these events become void, and that no more are issued. */
    Mono<Void> endBearerTickets(Collection<UUID> cancelledEvents);

    /** How far an event was followed. */
    record Known(long revision, boolean cancelled) {}

    /**
     * What is new of an event.
     *
     * @param cancelledAt when it was called off, in this batch; null otherwise
     */
    record News(EventSnapshot event, @Nullable Instant cancelledAt) {
        /** The newer state, and the cancellation of either: nothing undoes it. */
        News and(News other) {
            EventSnapshot newest = event.revision() >= other.event.revision() ? event : other.event;
            return new News(newest, cancelledAt == null ? other.cancelledAt : cancelledAt);
        }
    }
}
