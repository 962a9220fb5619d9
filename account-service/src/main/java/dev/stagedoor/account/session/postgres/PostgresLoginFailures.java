package dev.stagedoor.account.session.postgres;

import static java.util.Objects.requireNonNull;

import dev.stagedoor.account.session.LoginFailures;
import dev.stagedoor.account.session.LoginFailures.Subject.Kind;
import dev.stagedoor.account.session.model.LoginLimits;
import dev.stagedoor.account.session.model.LoginLimits.Failures;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** {@link LoginFailures} as one row per subject; a count that lapsed begins again at one. */
public class PostgresLoginFailures implements LoginFailures {
    private final DatabaseClient database;
    private final Duration forgetAfter;
    private final Duration addressWindow;
    private final int purgeBatch;

    public PostgresLoginFailures(DatabaseClient database, LoginLimits limits, int purgeBatch) {
        this.database = database;
        this.forgetAfter = limits.forgetAfter();
        this.addressWindow = limits.perAddress().window();
        this.purgeBatch = purgeBatch;
    }

    @Override
    public Mono<Map<Subject, Failures>> of(Subject account, Subject address, Instant now) {
        byte[] accountHash = account.hash();
        return database.sql("""
                        SELECT subject, failures, first_at, last_at FROM login_failures
                        WHERE (subject = :account AND last_at > :lastAfter)
                           OR (subject = :address AND first_at > :firstAfter)
                        """)
                .bind("account", accountHash)
                .bind("address", address.hash())
                .bind("lastAfter", now.minus(forgetAfter))
                .bind("firstAfter", now.minus(addressWindow))
                .map(row -> Map.entry(isOf(row, accountHash) ? account : address, failures(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    @Override
    public Mono<Void> add(Subject subject, Instant now) {
        boolean address = subject.kind() == Kind.ADDRESS;
        String since = address ? "login_failures.first_at" : "login_failures.last_at";
        return database.sql("""
                        INSERT INTO login_failures (subject, failures, first_at, last_at)
                        VALUES (:subject, 1, :now, :now)
                        ON CONFLICT (subject) DO UPDATE SET
                            failures = CASE WHEN %1$s > :counts THEN login_failures.failures + 1 ELSE 1 END,
                            first_at = CASE WHEN %1$s > :counts THEN login_failures.first_at ELSE :now END,
                            last_at = :now
                        """.formatted(since))
                .bind("subject", subject.hash())
                .bind("now", now)
                .bind("counts", now.minus(address ? addressWindow : forgetAfter))
                .then();
    }

    @Override
    public Mono<Void> clear(Subject subject) {
        return database.sql("DELETE FROM login_failures WHERE subject = :subject")
                .bind("subject", subject.hash())
                .then();
    }

    @Override
    public Mono<Long> purge(Instant now) {
        return database.sql("""
                        DELETE FROM login_failures WHERE subject IN (
                            SELECT subject FROM login_failures WHERE last_at <= :lapsed ORDER BY last_at LIMIT :batch)
                        """)
                .bind("lapsed", now.minus(forgetAfter))
                .bind("batch", purgeBatch)
                .fetch()
                .rowsUpdated();
    }

    private static boolean isOf(Readable row, byte[] subject) {
        return Arrays.equals(requireNonNull(row.get("subject", byte[].class)), subject);
    }

    private static Failures failures(Readable row) {
        return new Failures(
                requireNonNull(row.get("failures", Integer.class)),
                requireNonNull(row.get("first_at", Instant.class)),
                requireNonNull(row.get("last_at", Instant.class)));
    }
}
