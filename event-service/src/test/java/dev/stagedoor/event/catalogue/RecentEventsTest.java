package dev.stagedoor.event.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Visibility;
import dev.stagedoor.event.news.CatalogueNews;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class RecentEventsTest {
    private static final UUID ID = new UUID(1, 1);
    private static final UUID OTHER = new UUID(1, 2);
    private static final Instant START = Instant.parse("2030-05-17T17:30:00Z");

    private final CatalogueNews news = new CatalogueNews();
    private final RecentEvents recent = new RecentEvents(new RecentEventsLimits(Duration.ofMinutes(1), 10), news);
    private final List<Long> seen = new ArrayList<>();
    private long readings;

    @Test
    void readsOnceForAllWithinAMoment() {
        ask(ID, this::next);
        ask(ID, this::next);
        ask(OTHER, this::next);
        assertThat(seen).containsExactly(1L, 1L, 2L);
    }

    @Test
    void readsOnceForAllWhoAskWhileItIsRead() {
        Sinks.One<EventView> slow = Sinks.one();
        ask(ID, slow::asMono);
        ask(ID, slow::asMono);
        assertThat(seen).isEmpty();
        slow.tryEmitValue(view(7)).orThrow();
        assertThat(seen).containsExactly(7L, 7L);
    }

    @Test
    void forgetsWhatHasChanged() {
        ask(ID, this::next);
        news.seatsChanged(Set.of(OTHER)).block();
        ask(ID, this::next);
        news.seatsChanged(Set.of(ID)).block();
        ask(ID, this::next);
        news.eventsChanged().block();
        ask(ID, this::next);
        assertThat(seen).containsExactly(1L, 1L, 2L, 3L);
    }

    @Test
    void givesWhatWasReadBeforeAChangeToNobodyWhoAsksAfterIt() {
        Sinks.One<EventView> slow = Sinks.one();
        ask(ID, slow::asMono);
        news.eventsChanged().block();
        ask(ID, this::next);
        slow.tryEmitValue(view(7)).orThrow();
        ask(ID, this::next);
        assertThat(seen).containsExactly(1L, 7L, 1L);
    }

    @Test
    void remembersNeitherThatThereIsNoneNorAFailure() {
        List<Mono<EventView>> answers = new ArrayList<>(
                List.of(Mono.empty(), Mono.error(new IllegalStateException("out")), Mono.just(view(7))));
        for (int i = 0; i < 4; i++) {
            ask(ID, answers::removeFirst);
        }
        assertThat(seen).containsExactly(-1L, 7L, 7L);
    }

    @Test
    void remembersNothingThatNotEverybodyMaySee() {
        ask(ID, () -> Mono.just(draft(++readings)));
        ask(ID, this::next);
        assertThat(seen).containsExactly(1L, 2L);
    }

    private Mono<EventView> next() {
        return Mono.fromSupplier(() -> view(++readings));
    }

    private void ask(UUID id, Reading reading) {
        var _ = recent.find(id, _ -> Mono.defer(reading::read))
                .subscribe(view -> seen.add(view.event().revision()), _ -> seen.add(-1L));
    }

    private interface Reading {
        Mono<EventView> read();
    }

    private static EventView view(long revision) {
        return view(revision, START);
    }

    private static EventView draft(long revision) {
        return view(revision, null);
    }

    private static EventView view(long revision, @Nullable Instant publishedAt) {
        EventDetails details = new EventDetails(
                "Gala",
                null,
                null,
                null,
                false,
                null,
                List.of(),
                ZoneId.of("UTC"),
                START,
                START,
                Visibility.PUBLIC,
                null);
        return new EventView(
                new Event(ID, new UUID(1, 3), revision, details, List.of(), null, null, START, publishedAt, null),
                Availability.UNKNOWN);
    }
}
