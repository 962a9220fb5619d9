package dev.stagedoor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessIT {
    @TempDir
    Path folder;

    @Test
    @Timeout(120)
    void keepsEverythingAcknowledgedWhenTheProcessIsKilled() throws Exception {
        Process process = startBothServers();
        String[] ready = awaitReady(process).split(" ", -1);
        int oldPostgresPort = Integer.parseInt(ready[1]);
        refusesTheFolderOfALiveProcess();

        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        long orphan = Long.parseLong(Files.readAllLines(folder.resolve("postgres/cluster/postmaster.pid"))
                .getFirst());
        assertThat(ProcessHandle.of(orphan)).as("PostgreSQL outlives the kill").isPresent();

        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"), 0);
                Connection connection = Sql.connect(postgres.port(), "booking", "booking", "secret")) {
            assertThat(postgres.port()).isNotEqualTo(oldPostgresPort);
            // Not isAlive(): a container's first process may leave it uncollected, and then it counts as alive.
            assertThat(ProcessHandle.of(orphan)
                            .flatMap(stopped -> stopped.info().command()))
                    .as("the orphan is stopped")
                    .isEmpty();
            assertThat(Sql.value(connection, "SELECT count(*) || ' ' || max(label) || ' ' || min(label) FROM seat"))
                    .isEqualTo(BothServers.ROWS + " " + (BothServers.ROWS - 1) + " 0");
        }
        try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"), 0)) {
            List<String> sent = IntStream.range(0, BothServers.ROWS)
                    .mapToObj(Integer::toString)
                    .toList();
            assertThat(Records.read(kafka.bootstrapServers(), "seats", "readers", BothServers.ROWS))
                    .isEqualTo(sent);
        }
    }

    private void refusesTheFolderOfALiveProcess() {
        assertThatExceptionOfType(EmbeddedStartException.class)
                .isThrownBy(() ->
                        PostgresServer.start(folder.resolve("postgres"), 0).close())
                .withMessageContaining("is in use by another running Stagedoor");
    }

    private Process startBothServers() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BothServers.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
    }

    private static String awaitReady(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(BothServers.READY)) {
                return line;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the process ended early: " + said);
    }
}
