package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/** A process of its own for {@link KilledProcessIT}: writes, says that the servers accepted it, and waits to be killed. */
final class BothServers {
    static final int ROWS = 200;
    static final String READY = "READY";

    private BothServers() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        // Closed when something fails before the kill: PostgreSQL would outlive this process.
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0);
                KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0)) {
            writeAndWait(postgres, kafka);
        }
    }

    private static void writeAndWait(PostgresServer postgres, KafkaBroker kafka) throws Exception {
        postgres.createDatabase("booking", "booking", "secret");
        Records.createTopic(kafka.bootstrapServers(), "seats");
        try (Connection connection = Sql.connect(postgres.port(), "booking", "booking", "secret")) {
            Sql.execute(connection, "CREATE TABLE seat (label int)");
            for (int i = 0; i < ROWS; i++) {
                Sql.execute(connection, "INSERT INTO seat VALUES (" + i + ")");
                Records.send(kafka.bootstrapServers(), "seats", Integer.toString(i));
            }
            connection.setAutoCommit(false);
            Sql.execute(connection, "INSERT INTO seat VALUES (-1)");
            say(READY + " " + postgres.port() + " " + kafka.port());
            new CountDownLatch(1).await();
        }
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
