package dev.stagedoor.notification.contact.postgres;

import dev.stagedoor.notification.contact.Contacts;
import dev.stagedoor.notification.mail.model.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Contacts as a table. */
@Repository
class PostgresContacts implements Contacts {
    private static final String KEEP = """
            INSERT INTO contacts (user_id, username, email)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[])
            ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, email = excluded.email""";

    private static final String FORGET = "DELETE FROM contacts WHERE user_id = ANY ($1)";

    private final DatabaseClient database;

    PostgresContacts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> keep(Map<UUID, Recipient> contacts) {
        List<Entry<UUID, Recipient>> rows = List.copyOf(contacts.entrySet());
        return database.sql(KEEP)
                .bind(0, rows.stream().map(Entry::getKey).toArray(UUID[]::new))
                .bind(1, rows.stream().map(row -> row.getValue().username()).toArray(String[]::new))
                .bind(2, rows.stream().map(row -> row.getValue().email()).toArray(String[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> forget(Collection<UUID> users) {
        return database.sql(FORGET)
                .bind(0, users.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }
}
