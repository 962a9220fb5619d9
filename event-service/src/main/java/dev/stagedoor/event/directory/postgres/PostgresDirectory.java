package dev.stagedoor.event.directory.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.event.directory.Directory;
import dev.stagedoor.event.directory.model.Person;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresDirectory implements Directory {
    // Of two owners of a name, of whom one is about to leave it, the newer account: ids sort by time.
    private static final String BY_USERNAME =
            "SELECT username_key AS key, user_id FROM people WHERE username_key = ANY(:keys) ORDER BY user_id";
    private static final String BY_EMAIL =
            "SELECT email_key AS key, user_id FROM people WHERE email_key = ANY(:keys) ORDER BY user_id";

    private static final String SHARED_LOCK = "SELECT pg_advisory_xact_lock_shared(hashtextextended('directory', 0))";
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('directory', 0))";

    private static final String KEEP = """
            INSERT INTO people (user_id, username, username_key, email_key)
            SELECT * FROM unnest(:users, :usernames, :usernameKeys, CAST(:emailKeys AS text[]))
            ON CONFLICT (user_id) DO UPDATE
            SET username = excluded.username, username_key = excluded.username_key, email_key = excluded.email_key
            """;

    private final DatabaseClient database;

    PostgresDirectory(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Map<String, UUID>> byUsername(Collection<String> keys) {
        return find(BY_USERNAME, keys);
    }

    @Override
    public Mono<Map<String, UUID>> byEmail(Collection<String> keys) {
        return find(BY_EMAIL, keys);
    }

    private Mono<Map<String, UUID>> find(String query, Collection<String> keys) {
        return keys.isEmpty()
                ? Mono.just(Map.of())
                : database.sql(query)
                        .bind("keys", keys.toArray(String[]::new))
                        .map(row -> Map.entry(
                                requireNonNull(row.get("key", String.class)),
                                requireNonNull(row.get("user_id", UUID.class))))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Void> standStill() {
        return database.sql(SHARED_LOCK).then();
    }

    @Override
    public Mono<Void> change() {
        return database.sql(LOCK).then();
    }

    @Override
    public Mono<Void> keep(List<Person> people) {
        List<Person> ordered =
                people.stream().sorted(Comparator.comparing(Person::userId)).toList();
        return database.sql(KEEP)
                .bind("users", ordered.stream().map(Person::userId).toArray(UUID[]::new))
                .bind("usernames", texts(ordered, Person::username))
                .bind("usernameKeys", texts(ordered, Person::usernameKey))
                .bind("emailKeys", texts(ordered, Person::emailKey))
                .then();
    }

    private static @Nullable String[] texts(List<Person> people, Function<Person, @Nullable String> column) {
        Stream<@Nullable String> values = people.stream().map(column);
        return values.toArray(String[]::new);
    }

    @Override
    public Mono<Void> forget(Collection<UUID> users) {
        return database.sql("DELETE FROM people WHERE user_id = ANY(:users)")
                .bind("users", users.toArray(UUID[]::new))
                .then();
    }
}
