package dev.stagedoor.event.live;

import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.event.catalogue.model.EventView;
import io.micrometer.core.instrument.Counter;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A watched event: as the database said last, with newer counts that were heard since. Whichever of the two is ahead, the
 * version of a pool says so, and no count goes back.
 */
final class WatchedEvent {
    private final Mono<EventView> database;
    private final Wording wording;
    private final Counter changes;
    private final ConcurrentMap<UUID, Pool> heard = new ConcurrentHashMap<>();
    private final AtomicBoolean look = new AtomicBoolean(true);
    private final AtomicBoolean beat = new AtomicBoolean();
    private @Nullable EventView read;
    private Told told = Told.NOTHING;

    WatchedEvent(Mono<EventView> database, Wording wording, Counter changes) {
        this.database = database;
        this.wording = wording;
        this.changes = changes;
    }

    /** Takes new counts in; an empty list asks for a look into the database. */
    void hear(List<Pool> pools) {
        if (pools.isEmpty()) {
            look.set(true);
        }
        pools.forEach(pool -> heard.merge(pool.ticketTypeId(), pool, Pool::newer));
    }

    /** The next time something is told, whether it is new or not. */
    void beat() {
        look.set(true);
        beat.set(true);
    }

    /** What there is to tell; empty where that was told already. One at a time. */
    Mono<Told> next() {
        return Mono.defer(() -> {
            boolean anyway = beat.getAndSet(false);
            if (look.getAndSet(false) || read == null) {
                return database.singleOptional().flatMap(found -> {
                    read = found.orElse(null);
                    return tell(anyway);
                });
            }
            return tell(anyway);
        });
    }

    private Mono<Told> tell(boolean anyway) {
        EventView view = read;
        if (view == null) {
            return Mono.just(Told.NOTHING);
        }
        EventView newest = new EventView(view.event(), view.availability().with(heard.values()));
        byte[] bytes = wording.of(newest);
        if (Arrays.equals(bytes, told.bytes())) {
            return anyway ? Mono.just(told) : Mono.empty();
        }
        changes.increment();
        told = new Told(newest, bytes);
        return Mono.just(told);
    }
}
