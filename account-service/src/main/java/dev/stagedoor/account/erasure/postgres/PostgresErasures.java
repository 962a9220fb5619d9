package dev.stagedoor.account.erasure.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.erasure.Erasures;
import dev.stagedoor.account.erasure.model.Backlog;
import dev.stagedoor.account.erasure.model.Erasure;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@link Erasures} as a row each, and one per service that was expected. */
@Component
class PostgresErasures implements Erasures {
    private final DatabaseClient database;

    PostgresErasures(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> add(Erasure erasure) {
        return database.sql("INSERT INTO erasures (id, user_id, requested_at) VALUES (:id, :user, :at)")
                .bind("id", erasure.id())
                .bind("user", erasure.userId())
                .bind("at", erasure.requestedAt())
                .then()
                .then(addServices(erasure));
    }

    private Mono<Void> addServices(Erasure erasure) {
        return database.sql("""
                        INSERT INTO erasure_services (erasure_id, place, service)
                        SELECT :id, place, service
                        FROM unnest(CAST(:services AS text[])) WITH ORDINALITY AS expected (service, place)
                        """)
                .bind("id", erasure.id())
                .bind(
                        "services",
                        erasure.services().stream().map(Erasure.Step::service).toArray(String[]::new))
                .then();
    }

    @Override
    public Mono<Erasure> find(UUID id) {
        return database.sql("SELECT id, user_id, requested_at FROM erasures WHERE id = :id")
                .bind("id", id)
                .map(row -> new Erasure(
                        id,
                        requireNonNull(row.get("user_id", UUID.class)),
                        requireNonNull(row.get("requested_at", Instant.class)),
                        List.of()))
                .one()
                .flatMap(found ->
                        steps(id).map(steps -> new Erasure(found.id(), found.userId(), found.requestedAt(), steps)));
    }

    private Mono<List<Erasure.Step>> steps(UUID id) {
        return database.sql("SELECT service, erased_at FROM erasure_services WHERE erasure_id = :id ORDER BY place")
                .bind("id", id)
                .map(row -> new Erasure.Step(
                        requireNonNull(row.get("service", String.class)), row.get("erased_at", Instant.class)))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> erased(UUID userId, String service, Instant at) {
        return database.sql("""
                        UPDATE erasure_services s SET erased_at = :at
                        FROM erasures e
                        WHERE e.user_id = :user AND s.erasure_id = e.id AND s.service = :service
                          AND s.erased_at IS NULL
                        """)
                .bind("at", at)
                .bind("user", userId)
                .bind("service", service)
                .then();
    }

    @Override
    public Mono<Backlog> backlog() {
        return database.sql("""
                        SELECT count(*) AS open, min(requested_at) AS oldest FROM erasures
                        WHERE id IN (SELECT erasure_id FROM erasure_services WHERE erased_at IS NULL)
                        """).map(PostgresErasures::backlog).one();
    }

    private static Backlog backlog(Readable row) {
        return new Backlog(
                requireNonNull(row.get("open", Long.class)), Optional.ofNullable(row.get("oldest", Instant.class)));
    }
}
