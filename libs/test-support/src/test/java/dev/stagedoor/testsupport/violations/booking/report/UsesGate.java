package dev.stagedoor.testsupport.violations.booking.report;

import dev.stagedoor.testsupport.violations.booking.gate.UsesReport;

public record UsesGate(UsesReport gate) {}
