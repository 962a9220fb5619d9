package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.Booking;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Who in this process waits for which booking. What another replica saw happen is announced here too, but that may get
 * lost, so nobody may rely on a watch alone.
 */
@Component
public class Watches {
    /** Two announcers of one booking meet for the time of a field write. */
    private static final Duration ANNOUNCERS_MEET = Duration.ofSeconds(1);

    private final ConcurrentMap<UUID, Set<Watch>> watches = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Sinks.Empty<Void> closing = Sinks.empty();
    private final int limit;

    Watches(SagaProperties properties, MeterRegistry meters) {
        this.limit = properties.maxWatches();
        Gauge.builder("stagedoor.booking.watches", open, AtomicInteger::get)
                .description("Requests and streams that wait for a booking in this process")
                .register(meters);
    }

    /** Watches a booking from now on, whether it exists yet or not; empty when too many wait already. Close it. */
    public Optional<Watch> open(UUID bookingId) {
        if (open.incrementAndGet() > limit) {
            open.decrementAndGet();
            return Optional.empty();
        }
        Watch watch = new Watch(bookingId);
        watches.compute(bookingId, (_, others) -> {
            Set<Watch> all = others == null ? ConcurrentHashMap.newKeySet(1) : others;
            all.add(watch);
            return all;
        });
        return Optional.of(watch);
    }

    /** Completes when the process is about to stop. */
    public Mono<Void> closing() {
        return closing.asMono();
    }

    /** Those of {@code bookings} that somebody waits for. */
    Set<UUID> among(Set<UUID> bookings) {
        return bookings.stream().filter(watches::containsKey).collect(Collectors.toSet());
    }

    /** The bookings that somebody waits for. */
    Set<UUID> all() {
        return Set.copyOf(watches.keySet());
    }

    void announce(Collection<Booking> changed) {
        for (Booking booking : changed) {
            Set<Watch> interested = watches.get(booking.id());
            if (interested != null) {
                interested.forEach(watch -> watch.tell(booking));
            }
        }
    }

    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }

    /** One who waits. */
    public final class Watch implements AutoCloseable {
        private final UUID bookingId;
        // Keeps the newest change for a subscriber that comes after it.
        private final Sinks.Many<Booking> changes = Sinks.many().replay().latest();

        private Watch(UUID bookingId) {
            this.bookingId = bookingId;
        }

        /** The changes, newest last, not on the thread that announced them: that one has other bookings to see to. */
        public Flux<Booking> changes() {
            return changes.asFlux().publishOn(Schedulers.parallel());
        }

        private void tell(Booking booking) {
            changes.emitNext(booking, Sinks.EmitFailureHandler.busyLooping(ANNOUNCERS_MEET));
        }

        @Override
        public void close() {
            watches.computeIfPresent(bookingId, (_, others) -> {
                if (others.remove(this)) {
                    open.decrementAndGet();
                }
                return others.isEmpty() ? null : others;
            });
        }
    }
}
