package dev.stagedoor.ticket.hold;

import dev.stagedoor.ticket.hold.model.Asked;
import dev.stagedoor.ticket.hold.model.Attempt;
import dev.stagedoor.ticket.hold.model.Decided;
import dev.stagedoor.ticket.hold.model.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** The seats that bookings hold or have bought, with their tickets. */
public interface Holds {

    /** Reads the pools of {@code events} and the claims of {@code bookings}, without a lock. */
    Mono<Standing> standing(Set<UUID> events, Set<UUID> bookings);

    /**
     * Stores what was decided in the transaction under way, in a number of statements that does not depend on the size of
     * the batch, and emits the tickets that became void.
     *
     * <p>Errors with {@link dev.stagedoor.ticket.pool.LostRace} where a pool is not in the version it was read in: the
     * transaction must roll back.
     *
     * @param asked the requests of the batch, for the report of the sale
     * @param issued tickets for the seats sold in this batch; those released in it again are among the void ones
     */
    Mono<List<VoidedTicket>> store(Decided decided, Map<Attempt, Asked> asked, List<NewTicket> issued, Instant at);
}
