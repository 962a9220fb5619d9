package dev.stagedoor.event.live;

/** As many streams are open as this process takes. */
public final class TooManyWatchersException extends RuntimeException {
    TooManyWatchersException() {
        super("too many streams are open", null, false, false);
    }
}
