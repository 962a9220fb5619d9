package dev.stagedoor.event.calendar;

import dev.stagedoor.event.catalogue.OwnedWork;
import dev.stagedoor.service.id.IdSource;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives users the secret address of their calendar, and takes it back. */
@Component
public class OfferFeed {
    private final Feeds feeds;
    private final OwnedWork owned;
    private final IdSource ids;
    private final Clock clock;

    OfferFeed(Feeds feeds, OwnedWork owned, IdSource ids, Clock clock) {
        this.feeds = feeds;
        this.owned = owned;
        this.ids = ids;
        this.clock = clock;
    }

    /** A new secret; one that the user had before is worth nothing any more. */
    public Mono<FeedSecret> offer(UUID userId) {
        return Mono.defer(() -> {
            FeedSecret secret = FeedSecret.of(ids.secret());
            return owned.of(
                    userId, feeds.put(userId, secret.hash(), clock.instant()).thenReturn(secret));
        });
    }

    public Mono<Void> revoke(UUID userId) {
        return feeds.revoke(userId);
    }
}
