package dev.stagedoor.booking.saga;

import dev.stagedoor.booking.offer.model.Money;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundMoney;
import dev.stagedoor.booking.saga.model.SagaCommand.RefundPart;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where the saga says that money is to go back. Whoever implements it sees to it that the money does. */
public interface RefundOrders {

    /** Stores the orders in the transaction under way. Errors where more would go back in all than was paid. */
    Mono<Void> place(List<Order> orders, Instant now);

    /**
     * An order to pay back.
     *
     * @param id null: any
     * @param part whether the booking stands
     */
    record Order(@Nullable UUID id, UUID paymentId, Money amount, String reason, boolean part) {

        static Order of(RefundMoney command) {
            return new Order(null, command.paymentId(), command.amount(), command.reason(), false);
        }

        static Order of(RefundPart command) {
            return new Order(command.refundId(), command.paymentId(), command.amount(), command.reason(), true);
        }
    }
}
