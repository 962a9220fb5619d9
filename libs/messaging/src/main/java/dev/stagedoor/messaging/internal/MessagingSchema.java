package dev.stagedoor.messaging.internal;

import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Brings the PostgreSQL schema {@code messaging} of the service's database up to date. It has its own history, so the
 * versions of this library and those of the service do not meet.
 */
final class MessagingSchema {
    static final String NAME = "messaging";

    MessagingSchema(@Nullable FlywayConnectionDetails flyway, @Nullable JdbcConnectionDetails jdbc) {
        Database database = Stream.of(Database.of(flyway), Database.of(jdbc))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The messaging schema needs the service's database: set spring.flyway.url, user and password"));
        migrate(database);
    }

    private static void migrate(Database database) {
        var unused = Flyway.configure(MessagingSchema.class.getClassLoader())
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/messaging")
                .schemas(NAME)
                .defaultSchema(NAME)
                .createSchemas(true)
                .table("schema_history")
                .load()
                .migrate();
    }

    private record Database(
            String url, @Nullable String user, @Nullable String password) {

        static @Nullable Database of(@Nullable FlywayConnectionDetails details) {
            // Without spring.flyway.url the details stand for a DataSource and hold no address.
            @Nullable String url = details == null ? null : details.getJdbcUrl();
            return details == null || url == null
                    ? null
                    : new Database(url, details.getUsername(), details.getPassword());
        }

        static @Nullable Database of(@Nullable JdbcConnectionDetails details) {
            return details == null
                    ? null
                    : new Database(details.getJdbcUrl(), details.getUsername(), details.getPassword());
        }
    }
}
