package dev.stagedoor.account.key.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import dev.stagedoor.account.key.KeyRing;
import dev.stagedoor.testsupport.Race;
import dev.stagedoor.testsupport.TestInfra;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;

class KeyRingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void makesOneKeyHoweverManyReplicasStartTogetherAndKeepsIt() {
        ConnectionFactory database = emptyDatabase();
        var ids = Race.run(6, _ -> idOfCurrentKey(database));
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(idOfCurrentKey(database)).isEqualTo(ids.getFirst());
    }

    @Test
    void publishesNoPrivateKey() {
        KeyRing ring = replica(emptyDatabase());
        var published = Objects.requireNonNull(ring.published().block(PATIENCE));
        assertThat(published.getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(Objects.requireNonNull(ring.current().block(PATIENCE)).isPrivate())
                .isTrue();
    }

    private static String idOfCurrentKey(ConnectionFactory database) {
        RSAKey key = Objects.requireNonNull(replica(database).current().block(PATIENCE));
        return key.getKeyID();
    }

    private static KeyRing replica(ConnectionFactory database) {
        return new KeyRing(
                new PostgresSigningKeys(DatabaseClient.create(database)), Clock.systemUTC(), Duration.ofMinutes(5));
    }

    private static ConnectionFactory emptyDatabase() {
        var made = TestInfra.database("account_keys");
        var unused = Flyway.configure()
                .dataSource(made.jdbcUrl(), made.user(), made.password())
                .locations("classpath:db/account")
                .load()
                .migrate();
        return ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, made.host())
                .option(ConnectionFactoryOptions.PORT, made.port())
                .option(ConnectionFactoryOptions.DATABASE, made.name())
                .option(ConnectionFactoryOptions.USER, made.user())
                .option(ConnectionFactoryOptions.PASSWORD, made.password())
                .build());
    }
}
