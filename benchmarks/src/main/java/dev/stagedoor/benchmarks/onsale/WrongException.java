package dev.stagedoor.benchmarks.onsale;

/** Something happened that must not, so the figures say nothing. */
final class WrongException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongException(String what) {
        super(what);
    }
}
