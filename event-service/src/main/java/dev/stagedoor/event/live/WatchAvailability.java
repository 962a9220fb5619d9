package dev.stagedoor.event.live;

import dev.stagedoor.event.availability.PoolNews;
import dev.stagedoor.event.catalogue.FindEvents;
import dev.stagedoor.event.catalogue.model.EventView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Shows an event at once and after each change of its pools. The change is only a wake-up: what is shown is read from the
 * database, so every replica shows the same, and an outage ends the stream instead of showing old counts as new ones.
 *
 * <p>A shutdown ends the streams first: the web server waits for requests under way, and these would go on for an hour.
 */
@Component
public class WatchAvailability implements SmartLifecycle {
    private final FindEvents find;
    private final PoolNews news;
    private final LiveLimits limits;
    private final ConcurrentMap<UUID, Flux<EventView>> watched = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private final Sinks.Empty<Void> shutdown = Sinks.empty();
    private volatile boolean running;

    WatchAvailability(FindEvents find, PoolNews news, LiveLimits limits, MeterRegistry registry) {
        this.find = find;
        this.news = news;
        this.limits = limits;
        Gauge.builder("stagedoor.live.watchers", watchers, AtomicInteger::get)
                .description("Open streams of live availability")
                .register(registry);
    }

    /**
     * The event now and whenever it has changed, until it can no longer be seen; each element may be the same as the one
     * before. Empty where {@code userId} may not know of it. Errors with {@link TooManyWatchersException}.
     */
    public Flux<EventView> watch(UUID eventId, @Nullable UUID userId) {
        return Flux.usingWhen(
                Mono.fromCallable(this::enter),
                _ -> find.visible(eventId, userId)
                        .flatMapMany(_ -> shared(eventId))
                        .concatMap(view -> find.isVisible(view.event(), userId)
                                .map(visible -> visible ? Optional.of(view) : Optional.<EventView>empty()))
                        .takeWhile(Optional::isPresent)
                        .map(Optional::orElseThrow)
                        .take(limits.longest())
                        .takeUntilOther(shutdown.asMono()),
                _ -> Mono.fromRunnable(watchers::decrementAndGet));
    }

    private Integer enter() {
        int now = watchers.incrementAndGet();
        if (now > limits.watchers()) {
            watchers.decrementAndGet();
            throw new TooManyWatchersException();
        }
        return now;
    }

    private Flux<EventView> shared(UUID eventId) {
        return Flux.defer(() -> watched.computeIfAbsent(eventId, this::reader));
    }

    private Flux<EventView> reader(UUID eventId) {
        Mono<EventView> read =
                find.all(List.of(eventId)).flatMapIterable(views -> views).next();
        Flux<Object> wakeUps = Flux.merge(Flux.just(eventId), news.of(eventId), Flux.interval(limits.keepAlive()));
        return wakeUps
                // Of many changes during a reading the last one is kept, so the final state is always read.
                .onBackpressureLatest()
                .concatMap(_ -> Flux.concat(read, Mono.delay(limits.pause()).then(Mono.<EventView>empty())), 1)
                .doFinally(_ -> watched.remove(eventId))
                .replay(1)
                .refCount(1);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Comes before the web server's turn, as the phase is the last to start and the first to stop. */
    @Override
    public void stop() {
        running = false;
        var _ = shutdown.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
