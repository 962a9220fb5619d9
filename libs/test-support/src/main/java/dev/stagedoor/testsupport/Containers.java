package dev.stagedoor.testsupport;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL and Kafka in containers, of the same versions as the embedded ones. */
final class Containers {
    private static final String POSTGRES_IMAGE = "postgres:18.6";
    private static final String KAFKA_IMAGE = "apache/kafka:4.2.1";
    private static final int MAX_CONNECTIONS = 300;

    /** Testcontainers itself repeats a failing pull for two minutes; a machine without a registry should not wait. */
    private static final Duration PULL_LIMIT = Duration.ofMinutes(1);

    private Containers() {}

    static boolean engineAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static DatabaseServer startPostgres() {
        obtain(POSTGRES_IMAGE);
        PostgreSQLContainer container = new PostgreSQLContainer(POSTGRES_IMAGE)
                // The same order of text as the embedded server, whatever the image's default.
                .withEnv(
                        "POSTGRES_INITDB_ARGS",
                        "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand("postgres", "-c", "max_connections=" + MAX_CONNECTIONS);
        container.start();
        AtomicInteger databases = new AtomicInteger();
        return name -> create(container, name + "_" + databases.incrementAndGet());
    }

    static String startKafka() {
        obtain(KAFKA_IMAGE);
        KafkaContainer container = new KafkaContainer(KAFKA_IMAGE)
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        container.start();
        return container.getBootstrapServers();
    }

    private static Database create(PostgreSQLContainer container, String name) {
        Database database = new Database(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                name,
                name,
                "password of " + name);
        Database admin = new Database(
                database.host(),
                database.port(),
                container.getDatabaseName(),
                container.getUsername(),
                container.getPassword());
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, database.password()));
            statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE template0".formatted(name, name));
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("the container refused to create the database " + name, e);
        }
        return database;
    }

    private static void obtain(String image) {
        DockerClient docker = DockerClientFactory.instance().client();
        try {
            docker.inspectImageCmd(image).exec();
            return;
        } catch (NotFoundException e) {
            // Not here yet: pulled below.
        }
        try {
            ResultCallback.Adapter<PullResponseItem> pull =
                    docker.pullImageCmd(image).exec(new ResultCallback.Adapter<>());
            if (!pull.awaitCompletion(PULL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("pulling " + image + " took more than " + PULL_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while pulling " + image, e);
        }
    }
}
