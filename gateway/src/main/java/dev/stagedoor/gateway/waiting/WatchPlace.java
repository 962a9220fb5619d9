package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Standing;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells somebody where they are, now and then, until they are let in. A shutdown ends the streams first: the web server waits
 * for requests under way, and clients come back by themselves, to another gateway.
 */
@Component
public final class WatchPlace implements SmartLifecycle {
    /** Shorter is of no use to people, and keeps a clock that is a little off from spinning. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final WaitingRoomLimits limits;
    private final Clock clock;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile Sinks.Empty<Void> shutdown = Sinks.empty();
    private volatile boolean running;

    WatchPlace(WaitingRoomLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** Open streams. */
    public int streams() {
        return streams.get();
    }

    /** Empty where too many watch. */
    public Flux<Standing> watch(Room room, UUID account) {
        return Flux.usingWhen(
                Mono.fromCallable(streams::incrementAndGet),
                now -> now > limits.maxStreams() ? Flux.empty() : standings(room, account),
                _ -> Mono.fromRunnable(streams::decrementAndGet));
    }

    private Flux<Standing> standings(Room room, UUID account) {
        return Mono.fromSupplier(() -> room.standing(account, clock.instant()))
                .expand(last -> pause(room, last).map(_ -> room.standing(account, clock.instant())))
                .take(limits.longestStream())
                .takeUntilOther(shutdown.asMono());
    }

    private Mono<Long> pause(Room room, Standing last) {
        Instant next = switch (last) {
            case Standing.Gathered() -> room.terms().map(Terms::opensAt).orElse(null);
            case Standing.Waiting waiting -> waiting.from();
            case Standing.Absent _, Standing.Admitted _, Standing.Lapsed _ -> null;
        };
        return next == null ? Mono.empty() : Mono.delay(shorter(Duration.between(clock.instant(), next)));
    }

    private Duration shorter(Duration untilNext) {
        Duration pause = untilNext.compareTo(limits.tellEvery()) < 0 ? untilNext : limits.tellEvery();
        return pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
    }

    @Override
    public void start() {
        shutdown = Sinks.empty();
        running = true;
    }

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
