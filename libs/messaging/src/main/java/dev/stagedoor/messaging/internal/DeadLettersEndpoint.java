package dev.stagedoor.messaging.internal;

import dev.stagedoor.messaging.DeadLetters.Replayed;
import java.util.SortedMap;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import reactor.core.publisher.Mono;

/**
 * Dead letters for operators: {@code GET /actuator/deadletters} tells how many wait for each topic, {@code POST
 * /actuator/deadletters/{topic}} replays those of one.
 */
@Endpoint(id = "deadletters")
public final class DeadLettersEndpoint {
    private final DeadLetterReplay replay;

    DeadLettersEndpoint(DeadLetterReplay replay) {
        this.replay = replay;
    }

    /** Emits how many dead letters wait, by topic. */
    @ReadOperation
    public Mono<SortedMap<String, Long>> waiting() {
        return replay.waiting();
    }

    /** Replays the dead letters of {@code topic}; 400 for a topic that the service does not follow. */
    @WriteOperation
    public Mono<Replayed> replay(@Selector String topic) {
        return replay.replay(topic)
                .onErrorMap(
                        IllegalArgumentException.class,
                        e -> new InvalidEndpointRequestException(String.valueOf(e.getMessage()), "unknown topic"));
    }
}
