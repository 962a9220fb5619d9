package dev.stagedoor.account.limit.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.limit.Allowances;
import dev.stagedoor.account.limit.model.Allowance;
import dev.stagedoor.account.limit.model.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** {@link Allowances} as one row per subject; a window that ended begins again at one. */
public class PostgresAllowances implements Allowances {
    private final DatabaseClient database;
    private final Map<Asked.Kind, Allowance> allowed;
    private final int purgeBatch;

    public PostgresAllowances(DatabaseClient database, Map<Asked.Kind, Allowance> allowed, int purgeBatch) {
        this.database = database;
        this.allowed = allowed;
        this.purgeBatch = purgeBatch;
    }

    @Override
    public Mono<Duration> take(Asked asked, Instant now) {
        Allowance allowance = requireNonNull(allowed.get(asked.kind()));
        return database.sql("""
                        INSERT INTO allowances (subject, taken, ends_at) VALUES (:subject, 1, :ends)
                        ON CONFLICT (subject) DO UPDATE SET
                            taken = CASE WHEN allowances.ends_at > :now
                                THEN least(allowances.taken, :times) + 1 ELSE 1 END,
                            ends_at = CASE WHEN allowances.ends_at > :now THEN allowances.ends_at ELSE :ends END
                        RETURNING taken, ends_at
                        """)
                .bind("subject", asked.hash())
                .bind("ends", now.plus(allowance.window()))
                .bind("now", now)
                .bind("times", allowance.times())
                .map(row -> allowance.waitFor(
                        requireNonNull(row.get("taken", Integer.class)),
                        requireNonNull(row.get("ends_at", Instant.class)),
                        now))
                .one();
    }

    @Override
    public Mono<Void> forget(Collection<Asked> asked) {
        return database.sql("DELETE FROM allowances WHERE subject IN (:subjects)")
                .bind("subjects", asked.stream().map(Asked::hash).toList())
                .then();
    }

    @Override
    public Mono<Long> purge(Instant now) {
        return database.sql("""
                        DELETE FROM allowances WHERE subject IN (
                            SELECT subject FROM allowances WHERE ends_at <= :now ORDER BY ends_at LIMIT :batch)
                        """)
                .bind("now", now)
                .bind("batch", purgeBatch)
                .fetch()
                .rowsUpdated();
    }
}
