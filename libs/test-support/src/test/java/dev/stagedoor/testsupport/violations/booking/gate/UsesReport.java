package dev.stagedoor.testsupport.violations.booking.gate;

import dev.stagedoor.testsupport.violations.booking.report.UsesGate;

public record UsesReport(int count) {
    static UsesReport of(UsesGate report) {
        return report.gate();
    }
}
