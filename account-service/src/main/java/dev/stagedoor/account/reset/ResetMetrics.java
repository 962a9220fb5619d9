package dev.stagedoor.account.reset;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What operators see of resets. Many that are mailed and few that are done mean that mail does not arrive. */
final class ResetMetrics {
    private final MeterRegistry meters;

    ResetMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void mailed() {
        count("mailed");
    }

    void done() {
        count("done");
    }

    void tokenInvalid() {
        count("token_invalid");
    }

    private void count(String outcome) {
        Counter.builder("stagedoor.accounts.resets")
                .description("Password resets: mailed, done, refused for their token")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
