package dev.stagedoor.chaos.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.chaos.crowd.Show;
import dev.stagedoor.chaos.crowd.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every lie is found: a check that never fails proves nothing. */
class PromisesTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Show SHOW = new Show(UUID.randomUUID(), UUID.randomUUID(), 2, 0);
    private static final Sold CONFIRMED = new Sold("confirmed", 1, 1);
    private static final Told UNSETTLED =
            new Told("Ada", SHOW, 1, Set.of(), List.of(), false, false, false, false, false);
    private static final Sold REJECTED = new Sold("rejected", 1, 0);

    @Test
    void findsNothingWhereEverythingIsAsItWasSaid() {
        assertThat(broken(confirmed(ID), Map.of(ID, CONFIRMED))).isEmpty();
        assertThat(broken(cancelled(ID), Map.of(ID, new Sold("cancelled", 1, 0))))
                .isEmpty();
    }

    @Test
    void findsWhoWasToldConfirmedAndHasNoTicket() {
        assertThat(broken(confirmed(ID), Map.of(ID, new Sold("confirmed", 1, 0))))
                .singleElement()
                .asString()
                .contains("has 0 tickets, not 1");
        assertThat(broken(confirmed(ID), Map.of(ID, REJECTED)))
                .singleElement()
                .asString()
                .contains("is confirmed, and it is rejected");
        assertThat(broken(confirmed(ID), Map.of())).singleElement().asString().contains("there is none");
    }

    @Test
    void findsABookingThatNoKeyReturns() {
        assertThat(broken(confirmed(ID), Map.of(ID, CONFIRMED, UUID.randomUUID(), CONFIRMED)))
                .singleElement()
                .asString()
                .contains("belongs to nobody");
    }

    @Test
    void findsWhatIsNotFinal() {
        assertThat(broken(cancelled(ID), Map.of(ID, new Sold("held", 1, 0))))
                .anyMatch(line -> line.contains("is still held"))
                .anyMatch(line -> line.contains("is cancelled, and it is held"));
        assertThat(broken(UNSETTLED, Map.of())).singleElement().asString().contains("no firm answer");
    }

    @Test
    void findsAFullHouseThatIsNone() {
        assertThat(broken(refused(ID), Map.of(ID, REJECTED)))
                .singleElement()
                .asString()
                .contains("2 seats of 2 were never sold");
    }

    @Test
    void findsSeatsThatAreSoldTwice() {
        Told first = confirmed(ID);
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        List<Told> all = List.of(first, confirmed(second), confirmed(third));
        assertThat(Promises.broken(SHOW, all, Map.of(ID, CONFIRMED, second, CONFIRMED, third, CONFIRMED)))
                .singleElement()
                .asString()
                .contains("3 seats of 2 are sold");
    }

    private static Told confirmed(UUID id) {
        return new Told("Ada", SHOW, 1, Set.of(id), List.of(), true, true, false, false, false);
    }

    private static Told cancelled(UUID id) {
        return new Told("Ada", SHOW, 1, Set.of(id), List.of(), true, true, false, true, true);
    }

    private static Told refused(UUID id) {
        return new Told("Ada", SHOW, 1, Set.of(id), List.of(), true, false, true, false, false);
    }

    private static List<String> broken(Told purchase, Map<UUID, Sold> sold) {
        return Promises.broken(SHOW, List.of(purchase), sold);
    }
}
