package dev.stagedoor.event.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.event.availability.model.Availability;
import dev.stagedoor.event.availability.model.Pool;
import dev.stagedoor.event.catalogue.model.Event;
import dev.stagedoor.event.catalogue.model.EventDetails;
import dev.stagedoor.event.catalogue.model.EventView;
import dev.stagedoor.event.catalogue.model.Visibility;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WatchedEventTest {
    private static final UUID TYPE = new UUID(0, 1);
    private static final Instant NOW = Instant.parse("2030-01-17T10:00:00Z");

    private final AtomicReference<@Nullable EventView> stored = new AtomicReference<>(view(pool(10, 1)));
    private final AtomicInteger reads = new AtomicInteger();
    private final Counter changes = new SimpleMeterRegistry().counter("changes");
    private final WatchedEvent event = new WatchedEvent(
            Mono.fromSupplier(() -> {
                reads.incrementAndGet();
                return stored.get();
            }),
            view -> String.valueOf(view.availability().available(TYPE, 0)).getBytes(UTF_8),
            changes);

    @Test
    void tellsWhatIsStoredAndThenWhatIsHeardWithoutAnotherLook() {
        assertThat(words()).isEqualTo("10");
        event.hear(List.of(pool(9, 2)));
        assertThat(words()).isEqualTo("9");
        event.hear(List.of(pool(8, 3)));
        event.hear(List.of(pool(7, 4)));
        assertThat(words()).isEqualTo("7");
        assertThat(reads).hasValue(1);
        assertThat(changes.count()).isEqualTo(3);
    }

    @Test
    void takesTheHighestVersionWhicheverComesFirst() {
        event.hear(List.of(pool(7, 4)));
        assertThat(words()).as("heard before it was stored").isEqualTo("7");
        event.hear(List.of(pool(8, 3)));
        assertThat(event.next().blockOptional()).as("heard late").isEmpty();
        stored.set(view(pool(6, 5)));
        event.hear(List.of());
        assertThat(words()).as("stored, and not heard").isEqualTo("6");
    }

    @Test
    void tellsNothingTwiceButForABeatWhichIsTheSameAgain() {
        Told first = event.next().block();
        event.hear(List.of(pool(10, 2)));
        assertThat(event.next().blockOptional()).isEmpty();
        event.beat();
        assertThat(event.next().block()).isSameAs(first);
        assertThat(event.next().blockOptional()).isEmpty();
        assertThat(changes.count()).isOne();
    }

    @Test
    void saysWhenThereIsNoSuchEventAnyMore() {
        assertThat(words()).isEqualTo("10");
        stored.set(null);
        event.hear(List.of());
        assertThat(event.next().block()).isSameAs(Told.NOTHING);
    }

    private String words() {
        return new String(event.next().blockOptional().orElseThrow().bytes(), UTF_8);
    }

    private static Pool pool(int available, long version) {
        return new Pool(new UUID(0, 0), TYPE, 10, 0, 10 - available, available, 0, version, false, NOW);
    }

    private static EventView view(Pool pool) {
        EventDetails details = new EventDetails(
                "Gala",
                null,
                null,
                null,
                false,
                null,
                List.of(),
                ZoneId.of("UTC"),
                NOW,
                NOW.plus(Duration.ofHours(2)),
                Visibility.PUBLIC,
                null);
        Event event = new Event(pool.eventId(), new UUID(0, 2), 1, details, List.of(), null, null, NOW, NOW, null);
        return new EventView(event, Availability.of(List.of(pool)));
    }
}
