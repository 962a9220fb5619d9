package dev.stagedoor.event.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.news.CatalogueNews;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Events with their seats, read once for all who want the same one within a moment: when a sale begins, that is everybody. The
 * moment counts from when the event was asked for. What this process changes it forgets at once, what is being read included.
 */
@Component
class RecentEvents implements CatalogueNews.Listener {
    private final Duration maxAge;
    private final Cache<UUID, Mono<EventView>> recent;

    RecentEvents(RecentEventsLimits limits, CatalogueNews news) {
        this.maxAge = limits.maxAge();
        this.recent = Caffeine.newBuilder()
                .expireAfterWrite(limits.maxAge())
                .maximumSize(limits.maxEvents())
                .build();
        news.listen(this);
    }

    /** What not everybody may see is not remembered, nor that there is none, nor a failure. */
    Mono<EventView> find(UUID eventId, Function<UUID, Mono<EventView>> read) {
        return recent.get(eventId, id -> read.apply(id).cache(this::age, _ -> Duration.ZERO, () -> Duration.ZERO));
    }

    private Duration age(EventView view) {
        return view.event().mayBeSeenByAll() ? maxAge : Duration.ZERO;
    }

    @Override
    public void eventsChanged() {
        recent.invalidateAll();
    }

    @Override
    public void seatsChanged(Set<UUID> eventIds) {
        recent.invalidateAll(eventIds);
    }
}
