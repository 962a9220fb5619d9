package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Room;
import dev.stagedoor.gateway.waiting.model.Terms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Hears of rooms from event-service, and of who came from the log; and tells the log when a room is to open, so that its
 * lots are drawn at one place of the log for all, though nobody came at that moment.
 */
@Component
public final class KeepRooms implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(KeepRooms.class);

    private final Rooms rooms;
    private final PublishedTerms published;
    private final Arrivals arrivals;
    private final JoinRoom join;
    private final WaitingRoomLimits limits;
    private final Clock clock;
    private @Nullable Disposable running;

    KeepRooms(
            Rooms rooms,
            PublishedTerms published,
            Arrivals arrivals,
            JoinRoom join,
            WaitingRoomLimits limits,
            Clock clock) {
        this.rooms = rooms;
        this.published = published;
        this.arrivals = arrivals;
        this.join = join;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        arrivals.follow(join::take);
        Mono<Void> hear = Mono.defer(this::hear)
                .delayUntil(pause -> Mono.delay(pause))
                .repeat()
                .then();
        Mono<Void> open = Flux.interval(limits.openings())
                .onBackpressureDrop()
                .concatMap(_ -> open(), 1)
                .then();
        running = Mono.when(hear, open)
                .doOnError(error -> log.error("Waiting rooms were not kept; it goes on", error))
                .retry()
                .subscribe();
    }

    /** How long to wait until the next time. */
    private Mono<Duration> hear() {
        return published
                .read()
                .doOnNext(terms -> rooms.agree(terms, clock.instant()))
                .map(_ -> limits.refresh())
                .onErrorResume(error -> {
                    if (rooms.areKnown()) {
                        log.warn("Which events have a waiting room is not heard anew: {}", error.toString());
                        return Mono.just(limits.refresh());
                    }
                    // At a start together with event-service nothing is wrong; that it lasts, readiness tells.
                    log.info("Which events have a waiting room is not known yet: {}", error.toString());
                    return Mono.just(limits.retryAfterFailure());
                });
    }

    private Mono<Void> open() {
        if (!arrivals.isCaughtUp()) {
            return Mono.empty();
        }
        Instant now = clock.instant();
        return Flux.fromStream(rooms::all)
                .filter(room -> isDue(room, now))
                .mapNotNull(room -> room.terms().map(Terms::eventId).orElse(null))
                .concatMap(this::tell)
                .then();
    }

    private static boolean isDue(Room room, Instant now) {
        return !room.tally(now).open()
                && room.terms()
                        .filter(terms -> terms.isInForce(now) && !now.isBefore(terms.opensAt()))
                        .isPresent();
    }

    private Mono<Void> tell(UUID eventId) {
        return arrivals.append(eventId, null).onErrorResume(error -> {
            log.warn("The waiting room of event {} cannot open yet: {}", eventId, error.toString());
            return Mono.empty();
        });
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.dispose();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
