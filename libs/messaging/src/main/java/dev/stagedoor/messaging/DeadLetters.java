package dev.stagedoor.messaging;

import dev.stagedoor.contracts.Topic;
import reactor.core.publisher.Mono;

/**
 * Messages that this service could not handle, each kept with its reason in the topic {@code <topic>.<service>.dlt}.
 * Operators replay them through the actuator endpoint {@code deadletters}.
 */
public interface DeadLetters {

    /**
     * Hands every dead letter of {@code topic} that stands there now to its subscription again, oldest first. What
     * fails again goes back to the end of the dead-letter topic with its new reason.
     */
    Mono<Replayed> replay(Topic topic);

    /**
     * Outcome of a replay.
     *
     * @param handled took effect now
     * @param failed went back
     */
    record Replayed(int handled, int failed) {}
}
