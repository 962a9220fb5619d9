package dev.stagedoor.ticket.hold.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.stagedoor.ticket.pool.model.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An inventory in memory that takes in what batches decide, as the database would. */
final class Scene {
    final Map<UUID, Pool> pools = new LinkedHashMap<>();
    final Map<Attempt, Claim> claims = new LinkedHashMap<>();

    static UUID id(int number) {
        return new UUID(0, number);
    }

    @CanIgnoreReturnValue
    Scene pool(int type, int event, int capacity) {
        pools.put(id(type), Pool.open(id(type), id(event), capacity));
        return this;
    }

    Pool pool(int type) {
        return requireNonNull(pools.get(id(type)));
    }

    @CanIgnoreReturnValue
    Decided decideAll(List<Step> steps) {
        Decided decided =
                Decisions.decide(new Standing(List.copyOf(pools.values()), List.copyOf(claims.values())), steps);
        decided.pools().forEach(pool -> {
            assertThat(pool.version()).isEqualTo(pool(pool).version());
            pools.put(pool.id(), pool.written());
        });
        decided.fresh()
                .forEach(claim -> assertThat(claims.put(claim.attempt(), claim)).isNull());
        decided.moved()
                .forEach(claim -> assertThat(claims.put(claim.attempt(), claim)).isNotNull());
        return decided;
    }

    @CanIgnoreReturnValue
    List<Outcome> decide(Step... steps) {
        return decideAll(List.of(steps)).outcomes();
    }

    /** Held and sold of every pool are what the claims add up to. */
    void assertBalanced() {
        Map<UUID, int[]> sums = new LinkedHashMap<>();
        for (Claim claim : claims.values()) {
            for (Seats seats : claim.seats()) {
                int[] sum = sums.computeIfAbsent(seats.ticketTypeId(), _ -> new int[2]);
                sum[0] += claim.state() == Claim.State.HELD ? seats.quantity() : 0;
                sum[1] += claim.state() == Claim.State.SOLD ? seats.quantity() : 0;
            }
        }
        for (Pool pool : pools.values()) {
            int[] sum = sums.getOrDefault(pool.id(), new int[2]);
            assertThat(List.of(pool.held(), pool.sold())).isEqualTo(List.of(sum[0], sum[1]));
            assertThat(pool.held() + pool.sold()).isLessThanOrEqualTo(pool.capacity());
        }
    }

    private Pool pool(Pool written) {
        return requireNonNull(pools.get(written.id()));
    }

    static Step.Request request(int booking, int attempt, int event, int... typesAndQuantities) {
        List<Seats> seats = new ArrayList<>();
        for (int i = 0; i < typesAndQuantities.length; i += 2) {
            seats.add(new Seats(id(typesAndQuantities[i]), typesAndQuantities[i + 1]));
        }
        return new Step.Request(attempt(booking, attempt), id(event), seats);
    }

    static Step.Confirmation confirm(int booking, int attempt, int event) {
        return new Step.Confirmation(attempt(booking, attempt), id(event), id(9_999));
    }

    static Step.Release release(int booking, int attempt, int event) {
        return new Step.Release(attempt(booking, attempt), id(event));
    }

    static Attempt attempt(int booking, int number) {
        return new Attempt(id(booking), number);
    }

    static Outcome held(int booking, int attempt, int event) {
        return new Outcome.Held(attempt(booking, attempt), id(event));
    }

    static Outcome refused(int booking, int attempt, int event, Refusal refusal) {
        return new Outcome.Refused(attempt(booking, attempt), id(event), refusal);
    }

    static Outcome nothing() {
        return new Outcome.AlreadyDecided(null);
    }
}
