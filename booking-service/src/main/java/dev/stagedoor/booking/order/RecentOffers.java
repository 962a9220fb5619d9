package dev.stagedoor.booking.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.booking.offer.Offers;
import dev.stagedoor.booking.offer.model.Offer;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Offers as orders are put to them: read once for all who ask within a moment. The copy of the catalogue comes later than
 * the catalogue anyhow, and what must not be late is asked for again with the seats: whether the event was called off.
 */
@Component
class RecentOffers {
    private final Offers offers;
    private final Duration maxAge;
    private final Cache<UUID, Mono<Offer>> recent;

    RecentOffers(Offers offers, RecentOffersProperties properties) {
        this.offers = offers;
        this.maxAge = properties.maxAge();
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(maxAge)
                .maximumSize(properties.size())
                .build();
    }

    /** Empty where there is none; neither that nor a failure is remembered. Who asks first is answered first. */
    Mono<Offer> find(UUID eventId) {
        return recent.get(eventId, id -> offers.find(id).cache(_ -> maxAge, _ -> Duration.ZERO, () -> Duration.ZERO));
    }
}
