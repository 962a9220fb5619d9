package dev.stagedoor.event.listing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.event.news.CatalogueNews;
import dev.stagedoor.service.paging.PageRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Keeps lists for a moment, and asks once for all who want the same list at the same time. A list's age counts from
 * when it was asked for, so that what is served is never older than the bound however slow the database was. What this
 * process changes takes the lists it is in away at once, those that are being read included: who asks afterwards asks
 * anew.
 */
public class ListCache implements CatalogueNews.Listener {
    /** What the fields of an event, and of a ticket type, take in memory besides long texts; measured roughly. */
    private static final int EVENT_BYTES = 2_000;

    private static final int TYPE_BYTES = 400;

    private final Cache<Wanted, Kept> lists;
    private final long maxAgeNanos;
    private final Ticker ticker;
    private final Counter hits;
    private final Counter misses;

    /** A page of a list. */
    record Wanted(EventQuery query, PageRequest page) {}

    /** A list, or the one reading of it that is under way. Equal to itself only: a later reading is another. */
    private static final class Kept {
        private final long askedNanos;
        private final Mono<FoundEvents<EventView>> list;
        private volatile @Nullable FoundEvents<EventView> known;

        private Kept(long askedNanos, Function<Kept, Mono<FoundEvents<EventView>>> list) {
            this.askedNanos = askedNanos;
            this.list = Mono.defer(() -> list.apply(this)).cache();
        }

        private int bytes() {
            FoundEvents<EventView> found = known;
            return found == null
                    ? EVENT_BYTES
                    : EVENT_BYTES + found.items().stream().mapToInt(Kept::bytes).sum();
        }

        private static int bytes(EventView view) {
            String description = view.event().details().description();
            return EVENT_BYTES
                    + TYPE_BYTES * view.event().ticketTypes().size()
                    + 2 * (description == null ? 0 : description.length());
        }

        private boolean shows(Set<UUID> eventIds) {
            FoundEvents<EventView> found = known;
            return found == null
                    || found.items().stream()
                            .anyMatch(view -> eventIds.contains(view.event().id()));
        }
    }

    public ListCache(ListingLimits limits, Ticker ticker, MeterRegistry registry) {
        this.maxAgeNanos = limits.cacheMaxAge().toNanos();
        this.ticker = ticker;
        this.lists = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(limits.cacheMaxAge())
                .maximumWeight(limits.cacheMaxSize().toBytes())
                .weigher((Wanted _, Kept kept) -> kept.bytes())
                .build();
        this.hits = counter(registry, "hit");
        this.misses = counter(registry, "miss");
    }

    private static Counter counter(MeterRegistry registry, String result) {
        return Counter.builder("stagedoor.listing.cache")
                .description("Lists of events that were kept or under way (hit) or had to be read (miss)")
                .tag("result", result)
                .register(registry);
    }

    /** The list as it was at most the bound ago. */
    Mono<FoundEvents<EventView>> get(Wanted wanted, Supplier<Mono<FoundEvents<EventView>>> read) {
        return Mono.defer(() -> {
            long now = ticker.read();
            // Nothing is read until somebody subscribes: where another list is kept, this one costs nothing.
            Kept fresh = new Kept(
                    now,
                    asked -> read.get()
                            .doOnNext(found -> weigh(wanted, asked, found))
                            .doOnError(_ -> lists.asMap().remove(wanted, asked)));
            Kept kept = lists.asMap()
                    .compute(
                            wanted,
                            (_, known) -> known != null && now - known.askedNanos < maxAgeNanos ? known : fresh);
            (kept == fresh ? misses : hits).increment();
            return kept.list;
        });
    }

    /** Now that it is read it is known how large it is. */
    private void weigh(Wanted wanted, Kept kept, FoundEvents<EventView> found) {
        kept.known = found;
        var unused = lists.asMap().replace(wanted, kept, kept);
    }

    @Override
    public void eventsChanged() {
        lists.invalidateAll();
    }

    /** A list that does not ask for seats is the same with other counts, unless it shows them. */
    @Override
    public void seatsChanged(Set<UUID> eventIds) {
        lists.asMap()
                .entrySet()
                .removeIf(entry -> entry.getKey().query().available() != null
                        || entry.getValue().shows(eventIds));
    }
}
