package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.internal.MessagingProperties.RelayLimits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the relay of this process on a thread of its own: opens a session, relays until it breaks, waits a little, opens
 * another. No outage ends it.
 */
final class OutboxRelay implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** Started before the web server and the listeners, stopped after them: what they commit last is still sent. */
    static final int PHASE = 0;

    private final RelayRounds.Factory rounds;
    private final TopicCreation topics;
    private final RelayStatus status;
    private final WakeUp wakeUp;
    private final RelayLimits limits;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    OutboxRelay(RelayRounds.Factory rounds, TopicCreation topics, RelayRounds.Tools tools) {
        this.rounds = rounds;
        this.topics = topics;
        this.status = tools.status();
        this.wakeUp = tools.wakeUp();
        this.limits = tools.limits();
    }

    @Override
    public void start() {
        if (!limits.enabled()) {
            status.failed("switched off in this process");
            return;
        }
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    private void run() {
        Backoff backoff = new Backoff(limits.maxBackoff());
        try {
            // A message to a topic that is missing would make the broker create it, with settings of its own.
            topics.awaitCreated();
            while (running) {
                relayUntilBroken(backoff);
            }
        } catch (InterruptedException e) {
            log.info("The relay was interrupted; what it has not sent waits for the next one");
        }
    }

    private void relayUntilBroken(Backoff backoff) throws InterruptedException {
        try (RelayRounds session = rounds.open()) {
            while (running) {
                session.round();
                backoff.reset();
            }
        } catch (RuntimeException e) {
            Duration pause = backoff.next();
            status.failed(String.valueOf(e.getMessage()));
            log.warn("The outbox cannot be relayed, trying again in {}: {}", pause, e.toString());
            if (running) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
        }
    }

    /** Finishes the round under way and gives the stripes free. */
    @Override
    public void stop() {
        running = false;
        wakeUp.signal();
        Thread current = thread;
        if (current == null) {
            return;
        }
        if (!topics.created().isDone()) {
            // It waits for a broker, and has nothing to finish.
            current.interrupt();
        }
        try {
            if (!current.join(limits.stopTimeout())) {
                // The broker or the database does not answer. Closing the session and the producer is safe at any line.
                current.interrupt();
                var unused = current.join(limits.stopTimeout());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
