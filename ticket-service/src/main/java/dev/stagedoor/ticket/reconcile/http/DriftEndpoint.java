package dev.stagedoor.ticket.reconcile.http;

import dev.stagedoor.ticket.reconcile.ResumeSale;
import dev.stagedoor.ticket.reconcile.ResumeSale.Finding;
import dev.stagedoor.ticket.reconcile.ResumeSale.Resumption;
import dev.stagedoor.ticket.reconcile.model.PoolBooks;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Stopped sales for operators: {@code GET /actuator/drift} lists them with what differs now, {@code GET
 * /actuator/drift/{ticketTypeId}} names bookings, {@code POST} the same puts a mended one on sale again.
 */
@Component
@Endpoint(id = "drift")
public class DriftEndpoint {
    private final ResumeSale sales;

    DriftEndpoint(ResumeSale sales) {
        this.sales = sales;
    }

    /** Emits the ticket types whose sale is stopped. */
    @ReadOperation
    public Mono<List<PoolBooks>> stopped() {
        return sales.stopped();
    }

    /** Emits the books of a ticket type; 404 for an unknown one. */
    @ReadOperation
    public Mono<Finding> look(@Selector UUID ticketTypeId) {
        return sales.look(ticketTypeId);
    }

    /** Puts a ticket type on sale again; 400 while its books differ, and for an unknown one. */
    @WriteOperation
    public Mono<Resumption.Resumed> resume(@Selector UUID ticketTypeId) {
        return sales.resume(ticketTypeId).map(resumption -> switch (resumption) {
            case Resumption.Resumed resumed -> resumed;
            case Resumption.StillDiffers(var differences) ->
                throw new InvalidEndpointRequestException(
                        "its books still differ: " + String.join("; ", differences), "still differs");
            case Resumption.Unknown _ ->
                throw new InvalidEndpointRequestException("there is no such ticket type", "unknown ticket type");
        });
    }
}
