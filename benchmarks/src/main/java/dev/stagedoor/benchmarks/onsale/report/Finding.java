package dev.stagedoor.benchmarks.onsale.report;

import java.util.List;

/** What a run has found. */
public interface Finding {
    List<Goal> goals();

    /** For who reads it, the goals included. */
    String text();
}
