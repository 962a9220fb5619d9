package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where the saga says that money is to go back. Whoever implements it sees to it that the money does. */
public interface RefundOrders {

    /** Stores the orders in the transaction under way. At most one per payment. */
    Mono<Void> place(List<RefundMoney> orders, Instant now);
}
