package dev.stagedoor.suite.invariants;

import dev.stagedoor.suite.invariants.Check.Book;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks the databases whether what {@code docs/architecture.md} promises under "What must always hold" does hold. Reads
 * only. The services' books are apart, so those that compare two of them hold once the messages under way have arrived:
 * use {@link #violationsAfter(Duration)} where something has just happened.
 */
public final class Invariants {
    /** Lines shown of one invariant: a bug usually violates it a thousand times alike. */
    private static final int MAX_SHOWN = 10;

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Map<Book, Database> databases = new EnumMap<>(Book.class);

    public Invariants(Database account, Database event, Database booking, Database ticket, Database notification) {
        databases.put(Book.ACCOUNT, account);
        databases.put(Book.EVENT, event);
        databases.put(Book.BOOKING, booking);
        databases.put(Book.TICKET, ticket);
        databases.put(Book.NOTIFICATION, notification);
    }

    /** Everything that is checked, as sentences. */
    public static List<String> names() {
        return Books.CHECKS.stream().map(Check::name).toList();
    }

    /** What is violated at this moment. */
    public List<Violation> violations() throws SQLException {
        List<Violation> found = new ArrayList<>();
        for (Check check : Books.CHECKS) {
            details(check).forEach(detail -> found.add(new Violation(check.name(), detail)));
        }
        return found;
    }

    /** What is still violated once {@code limit} has passed; returns as soon as nothing is. */
    public List<Violation> violationsAfter(Duration limit) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Violation> found = violations();
        while (!found.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN);
            found = violations();
        }
        return found;
    }

    private List<String> details(Check check) throws SQLException {
        return switch (check) {
            case Check.NoneOf none -> shortened(lines(none.book(), none.violations()));
            case Check.KnownTo known ->
                missing(
                        known.one(),
                        lines(known.one(), known.oneSays()),
                        known.other(),
                        lines(known.other(), known.otherSays()));
            case Check.SameIn same -> {
                List<String> one = lines(same.one(), same.oneSays());
                List<String> other = lines(same.other(), same.otherSays());
                yield Stream.concat(
                                missing(same.one(), one, same.other(), other).stream(),
                                missing(same.other(), other, same.one(), one).stream())
                        .toList();
            }
        };
    }

    private List<String> missing(Book one, List<String> told, Book other, List<String> otherSays) {
        Set<String> known = new HashSet<>(otherSays);
        String teller = database(one).service();
        String denier = database(other).service();
        return shortened(told.stream()
                .filter(line -> !known.contains(line))
                .map(line -> "%s (says %s, not %s)".formatted(line, teller, denier))
                .toList());
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MAX_SHOWN) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, MAX_SHOWN));
        shown.add("and %d more".formatted(lines.size() - MAX_SHOWN));
        return shown;
    }

    private List<String> lines(Book book, String query) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database(book).connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private Database database(Book book) {
        Database database = databases.get(book);
        if (database == null) {
            throw new IllegalArgumentException(book.toString());
        }
        return database;
    }
}
