package dev.stagedoor.gateway.waiting;

import dev.stagedoor.gateway.waiting.model.Arrival;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The log of arrivals: what every gateway sees in the same order. */
public interface Arrivals {
    /**
     * Tells {@code reader}, by event, of everything that there is, and then of everything that comes, on one thread. From the
     * first call on: a later one changes nothing.
     */
    void follow(BiConsumer<UUID, Arrival> reader);

    /** Whether the reader has been told of everything that there was at the start. */
    boolean isCaughtUp();

    /**
     * Adds to the log; errors where that is not safely kept.
     *
     * @param account null: nobody, it only says how late it is
     */
    Mono<Void> append(UUID eventId, @Nullable UUID account);
}
