package dev.stagedoor.ticket.hold.model;

import static dev.stagedoor.ticket.hold.model.Scene.attempt;
import static dev.stagedoor.ticket.hold.model.Scene.confirm;
import static dev.stagedoor.ticket.hold.model.Scene.held;
import static dev.stagedoor.ticket.hold.model.Scene.id;
import static dev.stagedoor.ticket.hold.model.Scene.nothing;
import static dev.stagedoor.ticket.hold.model.Scene.refused;
import static dev.stagedoor.ticket.hold.model.Scene.release;
import static dev.stagedoor.ticket.hold.model.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.ticket.pool.model.Pool;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {
    private static final int EVENT = 1;
    private static final int STALLS = 11;
    private static final int BALCONY = 12;
    private static final int OTHER_EVENT = 2;
    private static final int ELSEWHERE = 21;

    private final Scene scene =
            new Scene().pool(STALLS, EVENT, 3).pool(BALCONY, EVENT, 1).pool(ELSEWHERE, OTHER_EVENT, 5);

    @AfterEach
    void countersAreWhatTheClaimsAddUpTo() {
        scene.assertBalanced();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, true", "4, false"})
    void grantsWhatIsFreeAndNotOneMore(int quantity, boolean granted) {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, quantity)))
                .containsExactly(granted ? held(100, 1, EVENT) : refused(100, 1, EVENT, Refusal.SEATS_UNAVAILABLE));
        assertThat(scene.pool(STALLS).held()).isEqualTo(granted ? quantity : 0);
    }

    @Test
    void givesTheLastSeatToTheFirstInTheLog() {
        assertThat(scene.decide(request(100, 1, EVENT, BALCONY, 1), request(101, 1, EVENT, BALCONY, 1)))
                .containsExactly(held(100, 1, EVENT), refused(101, 1, EVENT, Refusal.SEATS_UNAVAILABLE));
    }

    @Test
    void grantsASmallerRequestAfterALargerOneWasRefused() {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 4), request(101, 1, EVENT, STALLS, 3)))
                .containsExactly(refused(100, 1, EVENT, Refusal.SEATS_UNAVAILABLE), held(101, 1, EVENT));
    }

    @Test
    void holdsAllItemsOrNone() {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 1, BALCONY, 2)))
                .containsExactly(refused(100, 1, EVENT, Refusal.SEATS_UNAVAILABLE));
        assertThat(scene.pool(STALLS).held()).isZero();
    }

    @Test
    void addsUpTheItemsOfOneTicketType() {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 2, STALLS, 2)))
                .containsExactly(refused(100, 1, EVENT, Refusal.SEATS_UNAVAILABLE));
        assertThat(scene.decide(request(101, 1, EVENT, STALLS, 2, STALLS, 1))).containsExactly(held(101, 1, EVENT));
        assertThat(scene.pool(STALLS).held()).isEqualTo(3);
    }

    @Test
    void refusesQuantitiesThatOverflowTogether() {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, Integer.MAX_VALUE, STALLS, Integer.MAX_VALUE)))
                .containsExactly(refused(100, 1, EVENT, Refusal.SEATS_UNAVAILABLE));
    }

    @Test
    void refusesTicketTypesOfOtherEventsAndUnknownOnes() {
        assertThat(scene.decide(
                        request(100, 1, EVENT, STALLS, 1, ELSEWHERE, 1),
                        request(101, 1, OTHER_EVENT, ELSEWHERE, 1),
                        request(102, 1, EVENT, 77, 1)))
                .containsExactly(
                        refused(100, 1, EVENT, Refusal.UNKNOWN_TICKET_TYPE),
                        held(101, 1, OTHER_EVENT),
                        refused(102, 1, EVENT, Refusal.UNKNOWN_TICKET_TYPE));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "-2147483648"})
    void refusesQuantitiesBelowOneEvenBesideOthersOfTheType(int quantity) {
        assertThat(scene.decide(
                        request(100, 1, EVENT, STALLS, quantity), request(101, 1, EVENT, STALLS, 2, STALLS, quantity)))
                .containsExactly(
                        refused(100, 1, EVENT, Refusal.INVALID_QUANTITY),
                        refused(101, 1, EVENT, Refusal.INVALID_QUANTITY));
    }

    @Test
    void refusesARequestForNothing() {
        assertThat(scene.decide(request(100, 1, EVENT)))
                .containsExactly(refused(100, 1, EVENT, Refusal.INVALID_QUANTITY));
    }

    @Test
    void answersARepeatedRequestTheSameAgainAndTakesNoMoreSeats() {
        scene.decide(request(100, 1, EVENT, STALLS, 3), request(101, 1, EVENT, STALLS, 1));

        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 3), request(101, 1, EVENT, STALLS, 1)))
                .containsExactly(
                        new Outcome.AlreadyDecided(new Outcome.Held(attempt(100, 1), id(EVENT))),
                        new Outcome.AlreadyDecided(
                                new Outcome.Refused(attempt(101, 1), id(EVENT), Refusal.SEATS_UNAVAILABLE)));
        assertThat(scene.pool(STALLS).held()).isEqualTo(3);
    }

    @Test
    void keepsARefusalThoughSeatsHaveBecomeFree() {
        scene.decide(request(100, 1, EVENT, BALCONY, 1), request(101, 1, EVENT, BALCONY, 1), release(100, 1, EVENT));

        scene.decide(request(101, 1, EVENT, BALCONY, 1));
        assertThat(scene.pool(BALCONY).held()).isZero();
        assertThat(scene.decide(request(101, 2, EVENT, BALCONY, 1))).containsExactly(held(101, 2, EVENT));
    }

    @Test
    void sellsWhatIsHeldOnce() {
        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 2), confirm(100, 1, EVENT), confirm(100, 1, EVENT)))
                .containsExactly(
                        held(100, 1, EVENT),
                        new Outcome.Sold(attempt(100, 1), id(EVENT), id(9_999), List.of(new Seats(id(STALLS), 2))),
                        nothing());
        assertThat(scene.pool(STALLS)).extracting(Pool::held, Pool::sold).containsExactly(0, 2);
    }

    @Test
    void neverConfirmsWhatIsNotHeld() {
        scene.decide(request(100, 1, EVENT, STALLS, 4), request(101, 1, EVENT, STALLS, 1), release(101, 1, EVENT));

        assertThatThrownBy(() -> scene.decide(confirm(100, 1, EVENT)))
                .isInstanceOf(ImpossibleStep.class)
                .hasMessageContaining("had been refused");
        assertThatThrownBy(() -> scene.decide(confirm(101, 1, EVENT)))
                .isInstanceOf(ImpossibleStep.class)
                .hasMessageContaining("had been released");
        assertThatThrownBy(() -> scene.decide(confirm(102, 1, EVENT)))
                .isInstanceOf(ImpossibleStep.class)
                .hasMessageContaining("nothing was ever requested");
    }

    @Test
    void neverMovesSeatsUnderAnotherEvent() {
        scene.decide(request(100, 1, EVENT, STALLS, 1));

        assertThatThrownBy(() -> scene.decide(release(100, 1, OTHER_EVENT))).isInstanceOf(ImpossibleStep.class);
    }

    @Test
    void releasesHeldSeatsWithoutTickets() {
        scene.decide(request(100, 1, EVENT, STALLS, 3));

        assertThat(scene.decide(release(100, 1, EVENT), release(100, 1, EVENT), request(101, 1, EVENT, STALLS, 3)))
                .containsExactly(new Outcome.Released(id(100), id(EVENT), List.of()), nothing(), held(101, 1, EVENT));
    }

    @Test
    void takesSoldSeatsBackWithTheirTickets() {
        scene.decide(request(100, 1, EVENT, STALLS, 3), confirm(100, 1, EVENT));

        assertThat(scene.decide(release(100, 1, EVENT)))
                .containsExactly(new Outcome.Released(id(100), id(EVENT), List.of(attempt(100, 1))));
        assertThat(scene.pool(STALLS).available()).isEqualTo(3);
        assertThat(scene.decide(confirm(100, 1, EVENT), request(100, 1, EVENT, STALLS, 1)))
                .containsExactly(nothing(), nothing());
    }

    @Test
    void releasesEveryAttemptUpToTheOneNamedAndNoLaterOne() {
        scene.decide(
                request(100, 1, EVENT, STALLS, 1),
                confirm(100, 1, EVENT),
                request(100, 2, EVENT, STALLS, 1),
                request(100, 3, EVENT, STALLS, 1));

        assertThat(scene.decide(release(100, 2, EVENT)))
                .containsExactly(new Outcome.Released(id(100), id(EVENT), List.of(attempt(100, 1))));
        assertThat(scene.pool(STALLS)).extracting(Pool::held, Pool::sold).containsExactly(1, 0);
    }

    @Test
    void ignoresAReleaseOfWhatWasRefusedOrNeverAsked() {
        scene.decide(request(100, 1, EVENT, STALLS, 9));

        assertThat(scene.decide(release(100, 1, EVENT), release(101, 1, EVENT))).containsExactly(nothing(), nothing());
    }

    @Test
    void holdsNothingForARequestThatComesAfterItsRelease() {
        scene.decide(release(100, 2, EVENT));

        assertThat(scene.decide(request(100, 1, EVENT, STALLS, 1), request(100, 2, EVENT, STALLS, 1)))
                .containsExactly(nothing(), nothing());
        assertThat(scene.pool(STALLS).held()).isZero();
        assertThat(scene.decide(request(100, 3, EVENT, STALLS, 1))).containsExactly(held(100, 3, EVENT));
    }

    @Test
    void doesNotSellSeatsAboveTheWantedCapacityAgain() {
        scene.decide(request(100, 1, EVENT, STALLS, 3));
        scene.pools.put(id(STALLS), scene.pool(STALLS).resize(1).written());

        scene.decide(release(100, 1, EVENT));
        assertThat(scene.pool(STALLS))
                .extracting(Pool::capacity, Pool::available)
                .containsExactly(1, 1);
    }

    @Test
    void writesNoPoolForABatchOfRefusals() {
        Decided decided = scene.decideAll(List.of(request(100, 1, EVENT, STALLS, 9), release(101, 1, EVENT)));

        assertThat(decided.pools()).isEmpty();
        assertThat(decided.fresh()).hasSize(2);
    }
}
