package dev.stagedoor.ticket.pool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagedoor.ticket.pool.model.PoolPlan.Opening;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolPlanTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final UUID TYPE = new UUID(0, 2);

    @Test
    void opensAPoolForEachNewTicketType() {
        PoolPlan plan = PoolPlan.of(EVENT, wants(7), List.of());

        assertThat(plan.opened()).containsExactly(new Opening(new Pool(TYPE, EVENT, 7, 0, 7, 0, 0, 1, false), 0));
        assertThat(plan.resized()).isEmpty();
    }

    @Test
    void leavesAPoolAloneWhoseCapacityIsTheSame() {
        PoolPlan plan = PoolPlan.of(EVENT, wants(7), List.of(Pool.open(TYPE, EVENT, 7)));

        assertThat(plan.opened()).isEmpty();
        assertThat(plan.resized()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 0", "5, 5, 0", "4, 5, 1", "0, 5, 1"})
    void neverFallsBelowWhatIsHeldAndSold(int wanted, int capacity, int kept) {
        Pool pool = Pool.open(TYPE, EVENT, 7).hold(5).sell(2);

        PoolPlan plan = PoolPlan.of(EVENT, wants(wanted), List.of(pool));

        assertThat(plan.resized()).containsExactly(new Pool(TYPE, EVENT, wanted, 0, capacity, 3, 2, 1, false));
        assertThat(plan.kept()).hasSize(kept);
    }

    @Test
    void sellsNothingMoreOfATicketTypeThatIsGone() {
        Pool pool = Pool.open(TYPE, EVENT, 7).hold(2);

        PoolPlan plan = PoolPlan.of(EVENT, List.of(), List.of(pool));

        assertThat(plan.resized()).extracting(Pool::available).containsExactly(0);
        assertThat(plan.resized().getFirst().release(2).capacity()).isZero();
    }

    @Test
    void cannotBeInAStateThatOversells() {
        assertThatThrownBy(() -> Pool.open(TYPE, EVENT, 1).hold(2)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(
                        () -> Pool.open(TYPE, EVENT, 1).hold(Integer.MAX_VALUE).hold(1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Pool.open(TYPE, EVENT, 1).release(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Pool.open(TYPE, EVENT, -1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensAPoolWithTheBearerTicketsThatAreDue() {
        PoolPlan plan = PoolPlan.of(EVENT, List.of(new TypeSeats(TYPE, 7, 3)), List.of());

        assertThat(plan.opened()).containsExactly(new Opening(Pool.open(TYPE, EVENT, 7), 3));
    }

    @Test
    void dueTicketsAreThoseOfTheOpeningAlone() {
        PoolPlan plan = PoolPlan.of(
                EVENT, List.of(new TypeSeats(TYPE, 7, 3)), List.of(new Pool(TYPE, EVENT, 7, 3, 10, 0, 3, 2, false)));

        assertThat(plan).isEqualTo(new PoolPlan(List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({"7, 10, 0", "9, 12, 0", "2, 5, 0", "1, 5, 1", "0, 5, 1"})
    void keepsTheSeatsOfBearerTicketsBesidesThoseForSale(int wanted, int capacity, int kept) {
        Pool pool = new Pool(TYPE, EVENT, 7, 3, 10, 1, 4, 1, false);

        Pool resized = pool.resize(wanted);

        assertThat(resized).isEqualTo(new Pool(TYPE, EVENT, wanted, 3, capacity, 1, 4, 1, false));
        assertThat(new PoolPlan(List.of(), List.of(resized)).kept()).hasSize(kept);
    }

    @Test
    void correctsACapacityThatAnEarlierVersionLeftTooSmall() {
        Pool pool = new Pool(TYPE, EVENT, 7, 3, 7, 1, 4, 1, false);

        assertThat(PoolPlan.of(EVENT, wants(7), List.of(pool)).resized()).containsExactly(pool.resize(7));
        assertThat(pool.release(1).capacity()).isEqualTo(10);
    }

    @Test
    void sellsAndIssuesNothingOfACancelledEvent() {
        Pool pool = new Pool(TYPE, EVENT, 7, 3, 10, 1, 4, 1, false);
        UUID late = new UUID(0, 3);

        PoolPlan plan = PoolPlan.ofCancelled(
                EVENT, List.of(new TypeSeats(TYPE, 7, 3), new TypeSeats(late, 5, 5)), List.of(pool));

        assertThat(plan.resized()).extracting(Pool::available).containsExactly(0);
        assertThat(plan.opened()).containsExactly(new Opening(Pool.open(late, EVENT, 0), 0));
    }

    @Test
    void cannotHaveIssuedMoreThanIsSold() {
        assertThatThrownBy(() -> new Pool(TYPE, EVENT, 7, 3, 10, 0, 2, 1, false))
                .isInstanceOf(IllegalStateException.class);
    }

    private static List<TypeSeats> wants(int capacity) {
        return List.of(new TypeSeats(TYPE, capacity, 0));
    }
}
