package dev.stagedoor.event.availability;

import dev.stagedoor.event.availability.model.Pool;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Tells those in this process who watch an event what the log says of it. What nobody watches is passed over. Told by one
 * thread at a time, that of the broadcasts.
 */
@Component
public class PoolNews {
    private final ConcurrentHashMap<UUID, Set<Sinks.Many<List<Pool>>>> listeners = new ConcurrentHashMap<>();

    /**
     * Emits the new counts of an event from now on; an empty list where the event itself has changed. Whoever listens
     * must take it in at once.
     */
    public Flux<List<Pool>> of(UUID eventId) {
        return Flux.defer(() -> {
            Sinks.Many<List<Pool>> listener = Sinks.many().unicast().onBackpressureBuffer();
            listeners.compute(eventId, (_, known) -> {
                Set<Sinks.Many<List<Pool>>> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(listener);
                return all;
            });
            return listener.asFlux().doFinally(_ -> remove(eventId, listener));
        });
    }

    public boolean isWatched(UUID eventId) {
        return listeners.containsKey(eventId);
    }

    public void counted(UUID eventId, Collection<Pool> pools) {
        tell(eventId, List.copyOf(pools));
    }

    public void edited(UUID eventId) {
        tell(eventId, List.of());
    }

    private void tell(UUID eventId, List<Pool> pools) {
        listeners.getOrDefault(eventId, Set.of()).forEach(listener -> {
            var _ = listener.tryEmitNext(pools);
        });
    }

    private void remove(UUID eventId, Sinks.Many<List<Pool>> listener) {
        listeners.computeIfPresent(eventId, (_, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }
}
