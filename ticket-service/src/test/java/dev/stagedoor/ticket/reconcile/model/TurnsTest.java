package dev.stagedoor.ticket.reconcile.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);
    private static final UUID C = new UUID(0, 3);

    @Test
    void takesEverythingThatFitsInSlices() {
        Turns turns = new Turns(1_000, 100);

        List<List<EventStamp>> slices = turns.next(List.of(at(A, 1, 60), at(B, 1, 30), at(C, 1, 500)));

        assertThat(slices).containsExactly(List.of(at(A, 1, 60), at(B, 1, 30)), List.of(at(C, 1, 500)));
    }

    @Test
    void goesOnWithWhatWasNotLookedAtForLongest() {
        Turns turns = new Turns(100, 100);
        List<EventStamp> events = List.of(at(A, 1, 100), at(B, 1, 100), at(C, 1, 100));

        List<UUID> order = new ArrayList<>();
        for (int cycle = 0; cycle < 6; cycle++) {
            order.addAll(look(turns, events));
        }

        assertThat(order).containsExactly(A, B, C, A, B, C);
    }

    @Test
    void looksAtWhatMovesInEachCycleAndAtTheRestInTurn() {
        Turns turns = new Turns(200, 100);
        var _ = look(turns, List.of(at(A, 1, 90), at(B, 1, 90), at(C, 1, 90)));
        var _ = look(turns, List.of(at(A, 1, 90), at(B, 1, 90), at(C, 1, 90)));

        List<List<UUID>> cycles = new ArrayList<>();
        for (int cycle = 2; cycle < 5; cycle++) {
            cycles.add(look(turns, List.of(at(A, 1, 100), at(B, 1, 100), at(C, cycle, 100))));
        }

        assertThat(cycles).allSatisfy(cycle -> assertThat(cycle).hasSize(2).contains(C));
        assertThat(cycles.stream().flatMap(List::stream)).contains(A, B);
    }

    @Test
    void looksAgainAtWhatDiffersWhateverElseThereIs() {
        Turns turns = new Turns(100, 100);
        List<EventStamp> events = List.of(at(A, 1, 100), at(B, 1, 100));
        turns.found(turns.next(events).getFirst(), Set.of(A));

        assertThat(look(turns, events)).contains(A);
    }

    @Test
    void countsAnEventThatIsLargerThanACycleByItself() {
        Turns turns = new Turns(100, 10);

        assertThat(turns.next(List.of(at(A, 1, 1_000_000), at(B, 1, 1)))).containsExactly(List.of(at(A, 1, 1_000_000)));
    }

    @Test
    void forgetsEventsThatAreGone() {
        Turns turns = new Turns(100, 100);
        var _ = look(turns, List.of(at(A, 1, 1), at(B, 1, 1)));

        assertThat(look(turns, List.of(at(B, 1, 1)))).containsExactly(B);
        assertThat(turns.next(List.of())).isEmpty();
    }

    private static List<UUID> look(Turns turns, List<EventStamp> events) {
        List<UUID> looked = new ArrayList<>();
        for (List<EventStamp> slice : turns.next(events)) {
            turns.found(slice, Set.of());
            slice.forEach(event -> looked.add(event.eventId()));
        }
        return looked;
    }

    private static EventStamp at(UUID event, long versions, long seats) {
        return new EventStamp(event, versions, seats);
    }
}
