package dev.stagedoor.ticket.hold;

import dev.stagedoor.ticket.hold.model.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts what was decided, once it is committed. */
@Component
class HoldMetrics {
    private final DistributionSummary batchSize;
    private final Counter held;
    private final Counter refused;
    private final Counter sold;
    private final Counter released;
    private final Counter alreadyDecided;
    private final Counter issued;
    private final Counter voided;

    HoldMetrics(MeterRegistry metrics) {
        this.batchSize = DistributionSummary.builder("stagedoor.inventory.batch.size")
                .description("Messages decided by one transaction")
                .register(metrics);
        this.held = decisions("held", metrics);
        this.refused = decisions("refused", metrics);
        this.sold = decisions("sold", metrics);
        this.released = decisions("released", metrics);
        this.alreadyDecided = decisions("already_decided", metrics);
        this.issued = tickets("issued", metrics);
        this.voided = tickets("voided", metrics);
    }

    private static Counter decisions(String outcome, MeterRegistry metrics) {
        return Counter.builder("stagedoor.inventory.decisions")
                .description("Requests, confirmations and releases decided")
                .tag("outcome", outcome)
                .register(metrics);
    }

    private static Counter tickets(String change, MeterRegistry metrics) {
        return Counter.builder("stagedoor.tickets")
                .description("Tickets issued, voided, redeemed")
                .tag("change", change)
                .register(metrics);
    }

    void committed(List<Outcome> outcomes, int ticketsIssued, int ticketsVoided) {
        batchSize.record(outcomes.size());
        outcomes.forEach(outcome -> of(outcome).increment());
        issued.increment(ticketsIssued);
        voided.increment(ticketsVoided);
    }

    private Counter of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Held _ -> held;
            case Outcome.Refused _ -> refused;
            case Outcome.Sold _ -> sold;
            case Outcome.Released _ -> released;
            case Outcome.AlreadyDecided _ -> alreadyDecided;
        };
    }
}
