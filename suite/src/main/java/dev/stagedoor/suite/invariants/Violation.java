package dev.stagedoor.suite.invariants;

/**
 * Something that must never be.
 *
 * @param invariant what should hold
 * @param detail what was found instead
 */
public record Violation(String invariant, String detail) {
    @Override
    public String toString() {
        return invariant + " VIOLATED: " + detail;
    }
}
