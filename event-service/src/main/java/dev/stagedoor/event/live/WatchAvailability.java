package dev.stagedoor.event.live;

import dev.stagedoor.event.availability.PoolNews;
import dev.stagedoor.event.catalogue.FindEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
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
 * Shows an event at once and after each change. Changes are heard from the log by every replica and put into words once
 * for all who watch in this process; the database is read at the beginning, after an edit and now and then, for what was
 * not heard. Its outage ends the streams, so that old counts are never shown as new ones.
 *
 * <p>A shutdown ends the streams first: the web server waits for requests under way, and these would go on for an hour.
 */
@Component
public class WatchAvailability implements SmartLifecycle {
    private final FindEvents find;
    private final PoolNews news;
    private final Wording wording;
    private final LiveLimits limits;
    private final ConcurrentMap<UUID, Flux<Told>> watched = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private volatile Sinks.Empty<Void> shutdown = Sinks.empty();
    private final Counter changes;
    private volatile boolean running;

    WatchAvailability(FindEvents find, PoolNews news, Wording wording, LiveLimits limits, MeterRegistry registry) {
        this.find = find;
        this.news = news;
        this.wording = wording;
        this.limits = limits;
        this.changes = Counter.builder("stagedoor.live.changes")
                .description("Changes of watched events that were put into words, each once for all who watch")
                .register(registry);
        Gauge.builder("stagedoor.live.watchers", watchers, AtomicInteger::get)
                .description("Open streams of live availability")
                .register(registry);
    }

    /**
     * What is to be told of the event now and whenever it has changed, until it can no longer be seen; now and then the
     * same again. Whoever is busy gets the newest next. Empty where {@code userId} may not know of the event. Errors with
     * {@link TooManyWatchersException}.
     */
    public Flux<Told> watch(UUID eventId, @Nullable UUID userId) {
        return Flux.usingWhen(
                Mono.fromCallable(this::enter),
                _ -> shared(eventId)
                        .onBackpressureLatest()
                        .concatMap(told -> asSeenBy(userId, told), 1)
                        .takeWhile(told -> told.view() != null)
                        .take(limits.longest()),
                _ -> Mono.fromRunnable(watchers::decrementAndGet));
    }

    private Integer enter() {
        int now = watchers.incrementAndGet();
        if (!running || now > limits.watchers()) {
            watchers.decrementAndGet();
            throw new TooManyWatchersException();
        }
        return now;
    }

    private Mono<Told> asSeenBy(@Nullable UUID userId, Told told) {
        var view = told.view();
        return view == null || view.event().mayBeSeenBy(userId)
                ? Mono.just(told)
                : find.isVisible(view.event(), userId).map(visible -> visible ? told : Told.NOTHING);
    }

    private Flux<Told> shared(UUID eventId) {
        return Flux.defer(() -> watched.computeIfAbsent(eventId, this::reader));
    }

    private Flux<Told> reader(UUID eventId) {
        var database =
                find.all(List.of(eventId)).flatMapIterable(views -> views).next();
        WatchedEvent event = new WatchedEvent(database, wording, changes);
        // What was heard of before this one listens may be stored a moment after it has looked.
        Mono<Long> onceMore = Mono.delay(limits.pause()).doOnNext(_ -> event.hear(List.of()));
        return Flux.merge(
                        news.of(eventId).doOnNext(event::hear),
                        Flux.just(eventId),
                        onceMore,
                        Flux.interval(limits.keepAlive()).doOnNext(_ -> event.beat()))
                // Of many changes during a pause the last one is kept, so the final state is always told.
                .onBackpressureLatest()
                .concatMap(
                        _ -> Flux.concat(
                                event.next(), Mono.delay(limits.pause()).then(Mono.<Told>empty())),
                        1)
                .takeUntilOther(shutdown.asMono())
                .doFinally(_ -> watched.remove(eventId))
                .replay(1)
                .refCount(1);
    }

    @Override
    public void start() {
        shutdown = Sinks.empty();
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
