package dev.stagedoor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.stagedoor.service.StagedoorService;
import dev.stagedoor.testsupport.Database;
import dev.stagedoor.testsupport.RestartableBroker;
import dev.stagedoor.testsupport.TestInfra;
import dev.stagedoor.testsupport.TestMessages;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that stops with mails in its queue, and the one that comes after it. */
class RestartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void sendsAfterARestartWhatWasQueuedBefore() {
        Database database = TestInfra.database("notification");
        try (RestartableBroker broker = TestInfra.broker();
                TestSmtpServer smtp = new TestSmtpServer();
                TestMessages messages = new TestMessages(broker.bootstrapServers())) {
            News news = new News(messages);
            try (ConfigurableApplicationContext _ = start(database, broker, smtp)) {
                news.contact("Ada", "ada@example.com");
                news.published("Winter Concert");
                news.issued();
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(queued(database)).isEqualTo(1));
            }
            smtp.start();
            try (ConfigurableApplicationContext _ = start(database, broker, smtp)) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(smtp.mailsTo("ada@example.com")).hasSize(1));
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(queued(database)).isZero());
            }
            assertThat(smtp.mails()).hasSize(1);
        }
    }

    private static ConfigurableApplicationContext start(
            Database database, RestartableBroker broker, TestSmtpServer smtp) {
        return StagedoorService.run(
                NotificationServiceApplication.class,
                "notification-service",
                "--server.port=0",
                "--stagedoor.database.host=" + database.host(),
                "--stagedoor.database.port=" + database.port(),
                "--stagedoor.database.name=" + database.name(),
                "--stagedoor.database.user=" + database.user(),
                "--stagedoor.database.password=" + database.password(),
                "--stagedoor.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--stagedoor.mail.host=127.0.0.1",
                "--stagedoor.mail.port=" + smtp.port(),
                "--stagedoor.mail.outage-longest=1s");
    }

    private static int queued(Database database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM mails WHERE state = 'queued'")) {
            assertThat(row.next()).isTrue();
            return row.getInt(1);
        }
    }
}
