package dev.stagedoor.event.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Visibility;
import dev.stagedoor.event.listing.ListCache.Wanted;
import dev.stagedoor.event.listing.model.EventQuery;
import dev.stagedoor.event.listing.model.EventQuery.Order;
import dev.stagedoor.event.listing.model.EventQuery.PriceRange;
import dev.stagedoor.event.listing.model.EventQuery.SortField;
import dev.stagedoor.event.listing.model.FoundEvents;
import dev.stagedoor.service.paging.PageRequest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class ListCacheTest {
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Wanted ALL = wanted(null);
    private static final Wanted FREE = wanted(true);
    private static final EventView SHOWN = view();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private long nanos;
    private int reads;
    private final ListCache cache = new ListCache(
            new ListingLimits(200, 10_000, 1000, Duration.ofSeconds(3), BOUND, DataSize.ofKilobytes(64)),
            () -> nanos,
            registry);

    @Test
    void neverServesAListThatIsAsOldAsTheBound() {
        assertThat(ask(ALL)).isEqualTo(1);
        nanos += BOUND.toNanos() - 1;
        assertThat(ask(ALL)).isEqualTo(1);
        nanos += 1;
        assertThat(ask(ALL)).isEqualTo(2);
    }

    @Test
    void countsTheAgeOfAListFromWhenItWasAskedFor() {
        Sinks.One<FoundEvents<EventView>> slow = Sinks.one();
        List<Long> served = new ArrayList<>();
        var first = cache.get(ALL, slow::asMono).subscribe(found -> served.add(found.total()));
        nanos += BOUND.toNanos();
        slow.tryEmitValue(found(7)).orThrow();

        assertThat(served).containsExactly(7L);
        assertThat(ask(ALL)).isEqualTo(1);
        first.dispose();
    }

    @Test
    void readsOnceForAllWhoAskAtTheSameTime() {
        Sinks.One<FoundEvents<EventView>> slow = Sinks.one();
        List<Long> served = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            var unused = cache.get(ALL, () -> {
                        reads++;
                        return slow.asMono();
                    })
                    .subscribe(found -> served.add(found.total()));
        }
        slow.tryEmitValue(found(7)).orThrow();

        assertThat(reads).isEqualTo(1);
        assertThat(served).hasSize(50).containsOnly(7L);
        assertThat(count("hit")).isEqualTo(49);
        assertThat(count("miss")).isEqualTo(1);
    }

    @Test
    void forgetsEverythingWhenAnEventHasChanged() {
        assertThat(ask(ALL)).isEqualTo(1);
        cache.eventsChanged();
        assertThat(ask(ALL)).isEqualTo(2);
    }

    @Test
    void doesNotKeepWhatWasBeingReadWhenAnEventChanged() {
        Sinks.One<FoundEvents<EventView>> before = Sinks.one();
        var first = cache.get(ALL, before::asMono).subscribe();
        cache.eventsChanged();
        assertThat(ask(ALL)).isEqualTo(1);
        before.tryEmitValue(found(99)).orThrow();

        assertThat(ask(ALL)).isEqualTo(1);
        first.dispose();
    }

    @Test
    void forgetsListsThatShowOrAskForSeatsThatHaveChanged() {
        assertThat(ask(ALL)).isEqualTo(1);
        assertThat(ask(FREE)).isEqualTo(2);
        cache.seatsChanged(Set.of(new UUID(9, 9)));
        assertThat(ask(ALL)).isEqualTo(1);
        assertThat(ask(FREE)).isEqualTo(3);
        cache.seatsChanged(Set.of(SHOWN.event().id()));
        assertThat(ask(ALL)).isEqualTo(4);
    }

    @Test
    void keepsNoFailure() {
        Mono<FoundEvents<EventView>> failing = cache.get(ALL, () -> Mono.error(new IllegalStateException("down")));
        assertThatThrownBy(failing::block).hasMessage("down");
        assertThat(ask(ALL)).isEqualTo(1);
    }

    private double count(String result) {
        return registry.get("stagedoor.listing.cache")
                .tag("result", result)
                .counter()
                .count();
    }

    /** The number of the reading that was served. */
    private long ask(Wanted wanted) {
        FoundEvents<EventView> found =
                cache.get(wanted, () -> Mono.fromSupplier(() -> found(++reads))).block();
        return found == null ? 0 : found.total();
    }

    private static FoundEvents<EventView> found(long total) {
        return new FoundEvents<>(List.of(SHOWN), total, true);
    }

    private static Wanted wanted(@Nullable Boolean available) {
        return new Wanted(
                new EventQuery(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        PriceRange.ANY,
                        available,
                        new Order(SortField.STARTS_AT, false)),
                new PageRequest(1, 10));
    }

    private static EventView view() {
        Instant start = Instant.parse("2030-05-17T17:30:00Z");
        EventDetails details = new EventDetails(
                "Gala",
                null,
                null,
                null,
                false,
                null,
                List.of(),
                ZoneId.of("UTC"),
                start,
                start,
                Visibility.PUBLIC,
                null);
        return new EventView(
                new Event(new UUID(1, 1), new UUID(1, 2), 1, details, List.of(), null, null, start, start, null),
                Availability.UNKNOWN);
    }
}
