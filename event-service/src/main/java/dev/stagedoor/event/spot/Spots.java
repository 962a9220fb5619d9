package dev.stagedoor.event.spot;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Which event is the spot of a name. */
public interface Spots {

    /** The id of the event, or empty; however the name is capitalised and spaced. */
    Mono<UUID> named(String name);
}
