package dev.stagedoor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(shared.resolve("data"), 0, shared.resolve("binaries"));
        server.createDatabase("booking", "booking", "secret of booking");
        server.createDatabase("ticket", "ticket", "secret of 'ticket'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void ownerConnectsAndCreatesTables() throws SQLException {
        try (Connection connection = Sql.connect(server.port(), "ticket", "ticket", "secret of 'ticket'")) {
            Sql.execute(connection, "CREATE TABLE owned (id int)");
            assertThat(Sql.value(connection, "SELECT current_user")).isEqualTo("ticket");
        }
    }

    @Test
    void refusesTheUserOfAnotherService() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.connect(server.port(), "ticket", "booking", "secret of booking")
                        .close())
                .withMessageContaining("permission denied for database");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.connect(server.port(), "postgres", "booking", "secret of booking")
                        .close())
                .withMessageContaining("permission denied for database");
    }

    @Test
    void refusesWrongPasswordsTheSuperusersToo() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.connect(server.port(), "booking", "booking", "wrong")
                        .close())
                .withMessageContaining("password authentication failed");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> Sql.connect(server.port(), "postgres", "postgres", "postgres")
                        .close())
                .withMessageContaining("password authentication failed");
    }

    @Test
    void writesEveryCommitToDisk() throws SQLException {
        try (Connection connection = Sql.connect(server.port(), "booking", "booking", "secret of booking")) {
            assertThat(Sql.value(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(Sql.value(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(Sql.value(connection, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(Sql.value(connection, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(Sql.value(connection, "SHOW max_connections")).isEqualTo("300");
        }
    }

    @Test
    void creatingADatabaseAgainOnlyChangesThePassword() throws SQLException {
        server.createDatabase("twice", "twice", "old");
        try (Connection connection = Sql.connect(server.port(), "twice", "twice", "old")) {
            Sql.execute(connection, "CREATE TABLE kept (id int)");
        }
        server.createDatabase("twice", "twice", "new");
        try (Connection connection = Sql.connect(server.port(), "twice", "twice", "new")) {
            assertThat(Sql.value(connection, "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void refusesNamesThatAreNotIdentifiers() {
        assertThatThrownBy(() -> server.createDatabase("a; DROP DATABASE booking", "a", "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server.createDatabase("mine", "postgres", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsDataAcrossRestartsOnAnotherPort() throws SQLException {
        int firstPort;
        try (PostgresServer first = PostgresServer.start(folder, 0, shared.resolve("binaries"))) {
            firstPort = first.port();
            first.createDatabase("booking", "booking", "secret");
            try (Connection connection = Sql.connect(first.port(), "booking", "booking", "secret")) {
                Sql.execute(connection, "CREATE TABLE seat (label text)");
                Sql.execute(connection, "INSERT INTO seat VALUES ('A1')");
            }
        }
        try (PostgresServer second = PostgresServer.start(folder, 0, shared.resolve("binaries"));
                Connection connection = Sql.connect(second.port(), "booking", "booking", "secret")) {
            assertThat(second.port()).isNotEqualTo(firstPort);
            assertThat(Sql.value(connection, "SELECT label FROM seat")).isEqualTo("A1");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilledAndStartsAgainAtTheSamePort() throws SQLException {
        PostgresServer first = PostgresServer.start(folder, 0, shared.resolve("binaries"));
        first.createDatabase("booking", "booking", "secret");
        try (Connection connection = Sql.connect(first.port(), "booking", "booking", "secret")) {
            Sql.execute(connection, "CREATE TABLE seat AS SELECT 'A1' AS label");
            first.kill();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> Sql.execute(connection, "INSERT INTO seat VALUES ('A2')"));
        }
        first.close();
        try (PostgresServer second = PostgresServer.start(folder, first.port(), shared.resolve("binaries"));
                Connection connection = Sql.connect(second.port(), "booking", "booking", "secret")) {
            assertThat(Sql.value(connection, "SELECT label FROM seat")).isEqualTo("A1");
        }
    }

    @Test
    void startsWithAStalePidFileOfAnotherProgram() throws Exception {
        PostgresServer.start(folder, 0, shared.resolve("binaries")).close();
        long ourPid = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("cluster/postmaster.pid"), ourPid + "\n" + folder + "\n0\n5432\n");
        PostgresServer.start(folder, 0, shared.resolve("binaries")).close();
        assertThat(folder.resolve("cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatExceptionOfType(EmbeddedStartException.class)
                    .isThrownBy(() -> PostgresServer.start(folder, taken.getLocalPort(), shared.resolve("binaries"))
                            .close())
                    .withMessage("PostgreSQL cannot start: port %d is taken by another program."
                                    .formatted(taken.getLocalPort())
                            + " Stop that program or choose another port.")
                    .satisfies(error -> assertThat(error.reason()).isEqualTo(EmbeddedStartException.Reason.PORT_TAKEN));
        }
    }

    @Test
    void saysThatTheFolderIsInUse() {
        assertThatExceptionOfType(EmbeddedStartException.class)
                .isThrownBy(
                        () -> PostgresServer.start(shared.resolve("data"), 0).close())
                .withMessageContaining("is in use by")
                .satisfies(error -> assertThat(error.reason()).isEqualTo(EmbeddedStartException.Reason.FOLDER_IN_USE));
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(EmbeddedStartException.class)
                .isThrownBy(() -> PostgresServer.start(file, 0).close())
                .withMessageContaining("cannot be written by this user")
                .satisfies(error ->
                        assertThat(error.reason()).isEqualTo(EmbeddedStartException.Reason.FOLDER_NOT_WRITABLE));
    }
}
