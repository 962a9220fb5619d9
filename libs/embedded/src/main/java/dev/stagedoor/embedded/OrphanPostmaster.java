package dev.stagedoor.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL that outlived the process that started it ({@code kill -9}). It still runs on its old port with its old
 * settings, so the next start stops it cleanly instead of adopting it.
 *
 * @param pid its process id
 * @param certain whether the process is known to be a PostgreSQL; a reused process id belongs to somebody else
 */
record OrphanPostmaster(long pid, boolean certain) {
    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int CONNECT_LIMIT_MILLIS = 1_000;
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final Duration KILL_LOOK = Duration.ofMillis(10);

    /**
     * Looks for one in {@code postmaster.pid}; removes that file when it is stale.
     *
     * @param cluster the PostgreSQL data directory, whose {@link DataFolder} this process has already taken
     */
    static Optional<OrphanPostmaster> find(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process =
                number(lines, PID_LINE).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive);
        Optional<Boolean> postgres =
                process.flatMap(found -> found.info().command()).map(OrphanPostmaster::isPostgres);
        // Gone; or its id was given to another program after a restart of the machine; or unreadable and not listening,
        // as is a dead process that nobody has collected yet.
        if (process.isEmpty() || !postgres.orElseGet(() -> listens(lines))) {
            Files.delete(pidFile);
            return Optional.empty();
        }
        return Optional.of(new OrphanPostmaster(process.get().pid(), postgres.isPresent()));
    }

    /** Ends it and its backends by force; returns when none of them keeps the shared memory any more. */
    void kill() {
        List<ProcessHandle> all = ProcessHandle.of(pid).stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        long deadline = System.nanoTime() + KILL_LIMIT.toNanos();
        // Not isAlive(): a dead process that nobody has collected yet counts as alive.
        while (all.stream().anyMatch(each -> each.info().command().isPresent())) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL, process " + pid + ", cannot be killed");
            }
            LockSupport.parkNanos(KILL_LOOK.toNanos());
        }
    }

    private static Optional<Long> number(List<String> lines, int line) {
        try {
            return line < lines.size()
                    ? Optional.of(Long.parseLong(lines.get(line).strip()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean listens(List<String> lines) {
        Optional<Long> port = number(lines, PORT_LINE);
        if (port.isEmpty()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(FreePort.loopback(), port.get().intValue()), CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPostgres(String command) {
        Path program = Path.of(command).getFileName();
        return program != null && program.toString().startsWith("postgres");
    }
}
