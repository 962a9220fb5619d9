package dev.stagedoor.messaging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Makes at-least-once deliveries take effect once: the mark that a message was handled and the work share one R2DBC
 * transaction, which joins the caller's if there is one.
 */
public interface Inbox {

    /** Runs {@code work} unless {@code messageId} was handled before. Emits whether it ran. */
    Mono<Boolean> once(UUID messageId, Mono<Void> work);

    /**
     * Runs {@code work} with those of {@code batch} that were not handled before, in their order, each once however
     * often it stands in the batch; not at all if none is left.
     */
    <T> Mono<Void> once(List<IncomingMessage<T>> batch, Function<List<IncomingMessage<T>>, Mono<Void>> work);
}
