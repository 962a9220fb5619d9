package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings of the embedded PostgreSQL, in one file that is rewritten at each start. */
final class PostgresSettings {
    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";

    /** Five services with pools of up to 30 connections, their migrations, and as much again for tests and tools. */
    private static final int MAX_CONNECTIONS = 300;

    private static final String FILE = "stagedoor.conf";
    private static final String LOG_FOLDER = "log";

    private PostgresSettings() {}

    static List<String> initArguments(Path cluster, Path passwordFile) {
        return List.of(
                "--pgdata=" + cluster,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                // pg_hba.conf then asks everybody for a password; initdb's own default trusts every local user.
                "--auth=scram-sha-256",
                // The builtin provider sorts alike on every platform and every version of the C library.
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
    }

    /** Makes the cluster read {@link #FILE}. Lines that an operator adds below this one win over ours. */
    static void include(Path cluster) throws IOException {
        Files.writeString(
                cluster.resolve("postgresql.conf"), "\ninclude = '" + FILE + "'\n", StandardOpenOption.APPEND);
    }

    static void write(Path cluster, int port) throws IOException {
        Files.write(
                cluster.resolve(FILE),
                List.of(
                        "# Written by Stagedoor at each start. Put your own settings at the end of postgresql.conf.",
                        "listen_addresses = '" + HOST + "'",
                        "port = " + port,
                        // TCP only: one way in, and the length limit of a socket path does not limit the folder's.
                        "unix_socket_directories = ''",
                        "max_connections = " + MAX_CONNECTIONS,
                        // PostgreSQL's own default, written out. The rest of the memory works as the system's file
                        // cache.
                        "shared_buffers = '128MB'",
                        // What was committed survives a power cut.
                        "fsync = on",
                        "synchronous_commit = on",
                        "full_page_writes = on",
                        "timezone = 'UTC'",
                        // A week of logs, one file a day, each overwritten a week later.
                        "logging_collector = on",
                        "log_directory = '" + LOG_FOLDER + "'",
                        "log_filename = 'postgresql-%a.log'",
                        "log_truncate_on_rotation = on",
                        "log_rotation_age = '1d'",
                        "log_rotation_size = 0",
                        "log_timezone = 'UTC'",
                        // Statements carry names, addresses and password hashes: none of them into a log.
                        "log_min_error_statement = panic"));
    }

    static Optional<Path> latestLog(Path cluster) throws IOException {
        Path logs = cluster.resolve(LOG_FOLDER);
        if (!Files.isDirectory(logs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        }
    }
}
