package dev.stagedoor.event.importing.format;

/** A file that cannot be read as a whole; the message is for its sender and says where it breaks. */
public final class BrokenFile extends RuntimeException {
    private final boolean tooManyRows;

    private BrokenFile(String message, boolean tooManyRows) {
        super(message, null, false, false);
        this.tooManyRows = tooManyRows;
    }

    static BrokenFile at(long line, long column, String what) {
        return new BrokenFile("The file breaks at line %d, column %d: %s.".formatted(line, column, what), false);
    }

    static BrokenFile at(long line, String what) {
        return new BrokenFile("The file breaks at line %d: %s.".formatted(line, what), false);
    }

    static BrokenFile tooManyRows(int max) {
        return new BrokenFile("The file has more than " + max + " rows. Send it in parts.", true);
    }

    /** Whether the file is right but too long. */
    public boolean isTooLong() {
        return tooManyRows;
    }

    /** What to tell its sender. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
