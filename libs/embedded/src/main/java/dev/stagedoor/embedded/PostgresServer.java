package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A real PostgreSQL on 127.0.0.1 whose data lives in one folder. Every connection needs a password (SCRAM), the
 * superuser's too; that one is random, is kept in the folder in a file only its owner can read, and is not handed out.
 *
 * <p>The folder may be started again on another port, after {@link #close()} as well as after {@code kill -9}. Works as
 * an ordinary user, and as root on Linux where {@code unshare -U} is allowed. Thread-safe.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String NAME = "PostgreSQL";
    private static final String CLUSTER = "cluster";

    /** Writing an empty cluster takes about a second on an idle machine; a slow disk may need far longer. */
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    /** After a crash the server first replays its log, at most about 1 GB of it (max_wal_size). */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    /** pg_ctl reports its own time-out, which says more than being killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final DataFolder folder;
    private final PostgresCommands commands;
    private final PostgresDatabases databases;
    private final int port;
    private boolean closed;

    private PostgresServer(DataFolder folder, PostgresCommands commands, PostgresDatabases databases, int port) {
        this.folder = folder;
        this.commands = commands;
        this.databases = databases;
        this.port = port;
    }

    /**
     * Starts the server of a data folder, creating both if need be, with the PostgreSQL programs unpacked inside the
     * folder. Returns when it accepts connections: 1 to 5 seconds the first time, below a second later.
     *
     * @param dataDir the folder, taken by this process until {@link #close()}
     * @param port the TCP port, or 0 for any free one
     * @throws EmbeddedStartException when it cannot start
     */
    public static PostgresServer start(Path dataDir, int port) {
        return start(dataDir, port, dataDir.resolve("binaries"));
    }

    /**
     * As {@link #start(Path, int)}, with the programs unpacked into a folder that several data folders share.
     *
     * @param binariesDir a folder that only trusted users can write: programs in it are run
     * @throws EmbeddedStartException when it cannot start
     */
    public static PostgresServer start(Path dataDir, int port, Path binariesDir) {
        DataFolder folder = DataFolder.take(NAME, dataDir);
        boolean started = false;
        try {
            PostgresServer server = start(folder, port, binariesDir);
            started = true;
            return server;
        } catch (IOException e) {
            throw EmbeddedStartException.fromFileError(NAME, folder.path(), e);
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    private static PostgresServer start(DataFolder folder, int requestedPort, Path binariesDir) throws IOException {
        Path home = PostgresBinaries.unpack(binariesDir.toAbsolutePath().normalize());
        PostgresCommands commands = new PostgresCommands(home, folder.resolve("command.log"));
        Path cluster = folder.resolve(CLUSTER);
        stopOrphan(folder, commands);
        int port = requestedPort == 0 ? FreePort.find() : requestedPort;
        FreePort.requireFree(NAME, port);
        String password = SuperuserPassword.of(folder, Files.isDirectory(cluster));
        if (!Files.isDirectory(cluster)) {
            initialize(folder, commands);
        }
        PostgresSettings.write(cluster, port);
        PostgresServer server = new PostgresServer(folder, commands, new PostgresDatabases(port, password), port);
        server.launch();
        return server;
    }

    /**
     * Stops the server of a folder whose process was killed. Nothing happens when it does not run or when its process is
     * alive.
     *
     * @param dataDir the folder that was given to {@link #start(Path, int, Path)}
     * @param binariesDir as there
     * @return whether the folder is idle now, so that it may be deleted
     * @throws EmbeddedStartException when the folder cannot be read
     */
    public static boolean stopAbandoned(Path dataDir, Path binariesDir) {
        try (DataFolder folder = DataFolder.take(NAME, dataDir)) {
            Path home = PostgresBinaries.unpack(binariesDir.toAbsolutePath().normalize());
            stopOrphan(folder, new PostgresCommands(home, folder.resolve("command.log")));
            return true;
        } catch (EmbeddedStartException e) {
            if (e.reason() == EmbeddedStartException.Reason.FOLDER_IN_USE) {
                return false;
            }
            throw e;
        } catch (IOException e) {
            throw EmbeddedStartException.fromFileError(NAME, dataDir, e);
        }
    }

    /** The TCP port on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** The address the server listens on. */
    public String host() {
        return PostgresSettings.HOST;
    }

    /**
     * Makes sure that a database exists, that its owner can log in with this password and that no other user can connect
     * to it. Calling it again changes nothing but the password.
     *
     * @param name the database: lower-case letters, digits and underscores, a letter first, 63 at most
     * @param user its owner, of the same form
     * @param password the owner's password, not empty
     * @throws IllegalArgumentException when a name has another form
     * @throws IllegalStateException when the server refuses
     */
    public synchronized void createDatabase(String name, String user, String password) {
        try {
            databases.create(name, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused to create the database " + name, e);
        }
    }

    /**
     * Rolls back what is open, writes a checkpoint and stops the server (at most a minute, usually a tenth of a second).
     * The data stays. A second call does nothing.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) {
            stop(folder, commands);
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }

    /**
     * Ends every process of the server at once ({@code kill -9}), as a power cut would. The data stays: start the folder
     * again. A second call does nothing, nor does {@link #close()} afterwards.
     */
    public synchronized void kill() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) {
            OrphanPostmaster.find(folder.resolve(CLUSTER)).ifPresent(OrphanPostmaster::kill);
        } catch (IOException e) {
            throw EmbeddedStartException.fromFileError(NAME, folder.path(), e);
        }
    }

    private void launch() throws IOException {
        Path log = folder.resolve("start.log");
        Files.deleteIfExists(log);
        try {
            commands.run(
                    START_LIMIT.plus(GRACE),
                    "pg_ctl",
                    "start",
                    "-w",
                    "-t",
                    Long.toString(START_LIMIT.toSeconds()),
                    "-D",
                    folder.resolve(CLUSTER).toString(),
                    "-l",
                    log.toString());
            databases.closeToStrangers();
        } catch (PostgresCommands.CommandFailedException e) {
            throw EmbeddedStartException.fromServerOutput(
                    NAME, folder.path(), e.getMessage() + "\n" + PostgresCommands.tail(log) + latestLog(), e);
        } catch (SQLException e) {
            stop(folder, commands);
            throw EmbeddedStartException.failed(NAME, "it started but refused its superuser: " + e.getMessage(), e);
        }
    }

    private String latestLog() throws IOException {
        Optional<Path> latest = PostgresSettings.latestLog(folder.resolve(CLUSTER));
        return latest.isPresent() ? "\n" + PostgresCommands.tail(latest.get()) : "";
    }

    private static void stop(DataFolder folder, PostgresCommands commands) throws IOException {
        commands.run(
                STOP_LIMIT.plus(GRACE),
                "pg_ctl",
                "stop",
                "-w",
                "-t",
                Long.toString(STOP_LIMIT.toSeconds()),
                "-m",
                "fast",
                "-D",
                folder.resolve(CLUSTER).toString());
    }

    private static void stopOrphan(DataFolder folder, PostgresCommands commands) throws IOException {
        Optional<OrphanPostmaster> orphan = OrphanPostmaster.find(folder.resolve(CLUSTER));
        if (orphan.isEmpty()) {
            return;
        }
        if (!orphan.get().certain()) {
            throw EmbeddedStartException.folderInUse(
                    NAME, folder.path(), "process " + orphan.get().pid());
        }
        stop(folder, commands);
    }

    private static void initialize(DataFolder folder, PostgresCommands commands) throws IOException {
        // Under another name until it is complete: an initdb cut short must not look like a cluster.
        Path unfinished = folder.resolve("cluster-unfinished");
        if (Files.exists(unfinished)) {
            PostgresBinaries.deleteFolder(unfinished);
        }
        commands.run(
                INIT_LIMIT,
                "initdb",
                PostgresSettings.initArguments(unfinished, folder.resolve(SuperuserPassword.FILE))
                        .toArray(String[]::new));
        PostgresSettings.include(unfinished);
        Files.move(unfinished, folder.resolve(CLUSTER), StandardCopyOption.ATOMIC_MOVE);
    }
}
