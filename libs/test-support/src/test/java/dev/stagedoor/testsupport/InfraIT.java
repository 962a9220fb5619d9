package dev.stagedoor.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class InfraIT {
    @Test
    void everyCallMakesANewDatabaseThatOthersCannotEnter() throws SQLException {
        Database one = TestInfra.database("booking");
        Database two = TestInfra.database("booking");
        assertThat(one.name()).isNotEqualTo(two.name());
        execute(one, "CREATE TABLE seat (id int)");
        execute(two, "CREATE TABLE seat (id int)");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> DriverManager.getConnection(one.jdbcUrl(), two.user(), two.password())
                        .close())
                .withMessageContaining("permission denied");
    }

    @Test
    void sharedBrokerAnswers() throws Exception {
        try (Admin admin = admin(TestInfra.bootstrapServers())) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }

    @Test
    void brokerKeepsItsTopicsOverAnOutage() throws Exception {
        try (RestartableBroker broker = TestInfra.broker();
                Admin admin = admin(broker.bootstrapServers())) {
            admin.createTopics(List.of(new NewTopic("seats", 1, (short) 1)))
                    .all()
                    .get();
            broker.stop();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> admin.listTopics().names().get())
                    .withCauseInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);
            broker.start();
            Set<String> names = admin.listTopics().names().get();
            assertThat(names).contains("seats");
        }
    }

    @Test
    void postgresKeepsItsRowsOverAnOutage() throws SQLException {
        try (RestartablePostgres postgres = TestInfra.postgres()) {
            Database database = postgres.create("booking");
            execute(database, "CREATE TABLE seat AS SELECT 7 AS id");
            postgres.stop();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> database.connect().close());
            postgres.start();
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM seat")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(7);
            }
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", "3000", "request.timeout.ms", "1000"));
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
