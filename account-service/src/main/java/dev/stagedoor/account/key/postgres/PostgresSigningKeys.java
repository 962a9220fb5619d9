package dev.stagedoor.account.key.postgres;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.jwk.RSAKey;
import dev.stagedoor.account.key.SigningKeys;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class PostgresSigningKeys implements SigningKeys {
    /** Keys are added by hand, rarely; a token older than the newest few has long expired. */
    private static final int KEPT = 8;

    private final DatabaseClient database;

    PostgresSigningKeys(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<RSAKey>> all() {
        return database.sql("SELECT jwk FROM signing_keys ORDER BY generation DESC LIMIT " + KEPT)
                .map(row -> parse(requireNonNull(row.get("jwk", String.class))))
                .all()
                .collectList();
    }

    @Override
    public Mono<Void> addFirst(RSAKey key, Instant now) {
        return database.sql("""
                        INSERT INTO signing_keys (generation, jwk, created_at) VALUES (1, :jwk, :now)
                        ON CONFLICT (generation) DO NOTHING
                        """)
                .bind("jwk", key.toJSONString())
                .bind("now", now)
                .then();
    }

    private static RSAKey parse(String jwk) {
        try {
            return RSAKey.parse(jwk);
        } catch (ParseException e) {
            // Without the cause: its message may quote the key.
            throw new IllegalStateException("a row of signing_keys does not hold an RSA key");
        }
    }
}
