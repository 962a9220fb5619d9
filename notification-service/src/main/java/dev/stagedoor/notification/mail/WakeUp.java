package dev.stagedoor.notification.mail;

import java.time.Duration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Tells the idle senders of this process that there may be work. Calls are numbered, so that one that comes between a
 * look at the queue and falling asleep is not lost.
 */
@Component
public class WakeUp {
    private final Sinks.Many<Long> calls = Sinks.many().replay().latest();
    private long count;

    /** To be called after the commit that made the work. */
    public synchronized void call() {
        count++;
        calls.tryEmitNext(count).orThrow();
    }

    /** The number of the last call. */
    synchronized long last() {
        return count;
    }

    /** Completes at the first call after number {@code seen}, and at the latest after {@code longest}. */
    Mono<Void> after(long seen, Duration longest) {
        return calls.asFlux().filter(number -> number > seen).next().then().timeout(longest, Mono.empty());
    }
}
