package dev.stagedoor.notification.mail.postgres;

import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.TestInfra;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import org.flywaydb.core.Flyway;
import org.springframework.r2dbc.core.DatabaseClient;

/** A new database with this service's tables, without the service. */
final class MigratedDatabase {
    private MigratedDatabase() {}

    static DatabaseClient connect() {
        Database database = TestInfra.database("mails");
        var _ = Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/notification")
                .load()
                .migrate();
        return DatabaseClient.create(ConnectionFactories.get(ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, database.host())
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.DATABASE, database.name())
                .option(ConnectionFactoryOptions.USER, database.user())
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .build()));
    }
}
