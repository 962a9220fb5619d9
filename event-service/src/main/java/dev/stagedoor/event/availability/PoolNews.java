package dev.stagedoor.event.availability;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Wakes those in this process who watch an event whose pools have changed in the database. Says no more than that
 * something changed, so a wake-up that finds its listener busy and is dropped loses nothing: the next read sees it all.
 */
@Component
public class PoolNews {
    private final ConcurrentHashMap<UUID, Set<Sinks.Many<UUID>>> listeners = new ConcurrentHashMap<>();

    /** Emits the id of the event at each change from now on. */
    public Flux<UUID> of(UUID eventId) {
        return Flux.defer(() -> {
            Sinks.Many<UUID> listener = Sinks.many().unicast().onBackpressureBuffer();
            listeners.compute(eventId, (_, known) -> {
                Set<Sinks.Many<UUID>> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                all.add(listener);
                return all;
            });
            return listener.asFlux().doFinally(_ -> remove(eventId, listener));
        });
    }

    public void tell(Collection<UUID> eventIds) {
        for (UUID eventId : eventIds) {
            listeners.getOrDefault(eventId, Set.of()).forEach(listener -> {
                var _ = listener.tryEmitNext(eventId);
            });
        }
    }

    private void remove(UUID eventId, Sinks.Many<UUID> listener) {
        listeners.computeIfPresent(eventId, (_, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }
}
