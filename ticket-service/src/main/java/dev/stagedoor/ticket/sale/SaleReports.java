package dev.stagedoor.ticket.sale;

import dev.stagedoor.ticket.sale.model.QueuedRequest;
import dev.stagedoor.ticket.sale.model.SaleReport;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The queue of an event: its requests in the order of the log. */
public interface SaleReports {

    /** Emits what the queue adds up to, as of one moment. */
    Mono<SaleReport> report(UUID event);

    /** Emits a page of the queue. */
    Mono<List<QueuedRequest>> page(UUID event, int limit, long offset);

    /** Emits how long the queue is. */
    Mono<Long> length(UUID event);

    /**
     * Emits the next requests of the queue.
     *
     * @param after null: from the first
     */
    Mono<List<QueuedRequest>> next(UUID event, @Nullable QueuedRequest after, int limit);
}
