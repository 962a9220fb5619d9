package dev.stagedoor.notification.mail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Wakes one of the idle senders of this process, for there may be work: a few mails are work for one, and one that finds more
 * calls for another. Calls are numbered, so that one that comes while all are busy, or between a look at the queue and falling
 * asleep, is not lost.
 */
@Component
public class WakeUp {
    private final Deque<Sinks.Empty<Void>> asleep = new ArrayDeque<>();
    private long count;

    /** To be called after the commit that made the work. */
    public void call() {
        Sinks.Empty<Void> one = next();
        if (one != null) {
            var _ = one.tryEmitEmpty();
        }
    }

    private synchronized Sinks.@Nullable Empty<Void> next() {
        count++;
        return asleep.poll();
    }

    /** The number of the last call. */
    synchronized long last() {
        return count;
    }

    /** Completes when it is this one's turn, at once if there was a call after number {@code seen}, at the latest after {@code longest}. */
    Mono<Void> after(long seen, Duration longest) {
        return Mono.defer(() -> {
            Sinks.Empty<Void> woken = Sinks.empty();
            return fallsAsleep(woken, seen)
                    ? woken.asMono().timeout(longest, Mono.empty()).doFinally(_ -> forget(woken))
                    : Mono.empty();
        });
    }

    private synchronized boolean fallsAsleep(Sinks.Empty<Void> sender, long seen) {
        return count == seen && asleep.add(sender);
    }

    private synchronized void forget(Sinks.Empty<Void> sender) {
        asleep.remove(sender);
    }
}
