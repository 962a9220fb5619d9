package dev.stagedoor.ticket.issue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts bearer tickets. */
@Component
class IssueMetrics {
    private final Counter issued;
    private final Counter voided;

    IssueMetrics(MeterRegistry metrics) {
        this.issued = tickets("issued", metrics);
        this.voided = tickets("voided", metrics);
    }

    private static Counter tickets(String change, MeterRegistry metrics) {
        return Counter.builder("stagedoor.tickets")
                .description("Tickets issued, voided, redeemed")
                .tag("change", change)
                .register(metrics);
    }

    void issued(int tickets) {
        issued.increment(tickets);
    }

    void voided(int tickets) {
        voided.increment(tickets);
    }
}
