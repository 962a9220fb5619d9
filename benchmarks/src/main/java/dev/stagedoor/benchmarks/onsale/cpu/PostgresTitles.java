package dev.stagedoor.benchmarks.onsale.cpu;

/** What a PostgreSQL process is there for, by its title: {@code postgres: ticket ticket 127.0.0.1(41234) idle}. */
final class PostgresTitles {
    private static final String PREFIX = "postgres: ";

    private PostgresTitles() {}

    /** The user that it serves, or its own task. */
    static String of(String title) {
        int from = title.indexOf(PREFIX);
        String rest = from < 0 ? title : title.substring(from + PREFIX.length());
        return rest.contains("(")
                ? "for " + rest.split(" ", 2)[0]
                : rest.replaceAll("[0-9]+", "").strip();
    }
}
