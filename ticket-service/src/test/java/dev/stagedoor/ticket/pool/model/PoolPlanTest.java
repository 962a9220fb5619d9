package dev.stagedoor.ticket.pool.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolPlanTest {
    private static final UUID EVENT = new UUID(0, 1);
    private static final UUID TYPE = new UUID(0, 2);

    @Test
    void opensAPoolForEachNewTicketType() {
        PoolPlan plan = PoolPlan.of(EVENT, Map.of(TYPE, 7), List.of());

        assertThat(plan.opened()).containsExactly(new Pool(TYPE, EVENT, 7, 7, 0, 0, 1));
        assertThat(plan.resized()).isEmpty();
    }

    @Test
    void leavesAPoolAloneWhoseCapacityIsTheSame() {
        PoolPlan plan = PoolPlan.of(EVENT, Map.of(TYPE, 7), List.of(Pool.open(TYPE, EVENT, 7)));

        assertThat(plan.opened()).isEmpty();
        assertThat(plan.resized()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 0", "5, 5, 0", "4, 5, 1", "0, 5, 1"})
    void neverFallsBelowWhatIsHeldAndSold(int wanted, int capacity, int kept) {
        Pool pool = Pool.open(TYPE, EVENT, 7).hold(5).sell(2);

        PoolPlan plan = PoolPlan.of(EVENT, Map.of(TYPE, wanted), List.of(pool));

        assertThat(plan.resized()).containsExactly(new Pool(TYPE, EVENT, wanted, capacity, 3, 2, 1));
        assertThat(plan.kept()).hasSize(kept);
    }

    @Test
    void sellsNothingMoreOfATicketTypeThatIsGone() {
        Pool pool = Pool.open(TYPE, EVENT, 7).hold(2);

        PoolPlan plan = PoolPlan.of(EVENT, Map.of(), List.of(pool));

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
}
