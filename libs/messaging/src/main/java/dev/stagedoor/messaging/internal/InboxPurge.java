package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.InboxLimits;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes marks of the inbox once no duplicate of their message can come any more. */
final class InboxPurge implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InboxPurge.class);
    private static final String DELETE = """
            DELETE FROM messaging.inbox WHERE message_id IN
                (SELECT message_id FROM messaging.inbox WHERE handled_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final DatabaseClient database;
    private final Clock clock;
    private final InboxLimits limits;
    private volatile @Nullable Disposable running;

    InboxPurge(DatabaseClient database, Clock clock, InboxLimits limits) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
    }

    /** Deletes every mark past its time, batch after batch. Emits how many. */
    Mono<Long> purge() {
        return deleteBatch()
                .expand(deleted -> deleted < limits.purgeBatch() ? Mono.empty() : deleteBatch())
                .reduce(0L, Long::sum);
    }

    private Mono<Long> deleteBatch() {
        return database.sql(DELETE)
                .bind(0, clock.instant().minus(limits.retention()).atOffset(ZoneOffset.UTC))
                .bind(1, limits.purgeBatch())
                .fetch()
                .rowsUpdated();
    }

    @Override
    public void start() {
        running = Flux.interval(limits.purgeInterval())
                .onBackpressureDrop()
                .concatMap(tick -> purge().onErrorResume(e -> {
                    // The next round does what this one could not.
                    log.warn("Old marks of the inbox were not purged: {}", e.toString());
                    return Mono.empty();
                }))
                .subscribe(deleted -> log.debug("Purged {} old marks of the inbox", deleted));
    }

    @Override
    public void stop() {
        Disposable current = running;
        if (current != null) {
            current.dispose();
            running = null;
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
