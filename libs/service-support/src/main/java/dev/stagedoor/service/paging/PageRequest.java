package dev.stagedoor.service.paging;

/**
 * Which page of a list is wanted; a controller takes it as a parameter.
 *
 * @param page from 1
 * @param limit items on a page, 1 to {@link #MAX_LIMIT}
 */
public record PageRequest(int page, int limit) {
    /** Enough for any screen, little enough that no page is a dump of the table. */
    public static final int MAX_LIMIT = 100;

    /** What a request without {@code limit} gets. */
    public static final int DEFAULT_LIMIT = 10;

    /** Rows before the page. */
    public long offset() {
        return (page - 1L) * limit;
    }
}
