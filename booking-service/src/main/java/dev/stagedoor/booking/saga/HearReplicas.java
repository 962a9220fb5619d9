package dev.stagedoor.booking.saga;

import dev.stagedoor.messaging.Replicas;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Announces here what another replica saw happen to a booking that somebody here waits for. One read at a time, of all
 * that was heard of meanwhile.
 */
@Component
class HearReplicas implements Replicas.Listener {
    private static final Logger log = LoggerFactory.getLogger(HearReplicas.class);

    /** Two threads that hear at once meet for the time of a field write. */
    private static final Duration HEARERS_MEET = Duration.ofSeconds(1);

    private final Watches watches;
    private final Bookings bookings;
    private final Counter heard;
    /** Bounded by the watches there may be. */
    private final Set<UUID> unread = ConcurrentHashMap.newKeySet();

    private final Sinks.Many<Boolean> news = Sinks.many().multicast().directBestEffort();

    HearReplicas(Watches watches, Bookings bookings, MeterRegistry meters) {
        this.watches = watches;
        this.bookings = bookings;
        this.heard = Counter.builder("stagedoor.booking.watches.heard")
                .description("Changes of watched bookings that another replica told of")
                .register(meters);
        var unused = news.asFlux()
                .onBackpressureLatest()
                .concatMap(_ -> readAll(), 1)
                .subscribe();
    }

    @Override
    public void changed(Set<UUID> ids) {
        read(watches.among(ids));
    }

    @Override
    public void listening() {
        read(watches.all());
    }

    private void read(Set<UUID> watched) {
        if (!watched.isEmpty()) {
            unread.addAll(watched);
            news.emitNext(true, Sinks.EmitFailureHandler.busyLooping(HEARERS_MEET));
        }
    }

    /** Errors with nothing, however the read fails: an error would be the end of hearing. */
    private Mono<Void> readAll() {
        Set<UUID> ids = Set.copyOf(unread);
        unread.removeAll(ids);
        return ids.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> announce(ids)).onErrorResume(failure -> {
                    // Who waits looks by itself in the end.
                    log.warn("What another replica told of could not be read: {}", failure.toString());
                    return Mono.empty();
                });
    }

    private Mono<Void> announce(Set<UUID> ids) {
        return bookings.find(ids)
                .collectList()
                .doOnNext(found -> {
                    heard.increment(found.size());
                    watches.announce(found);
                })
                .then();
    }
}
