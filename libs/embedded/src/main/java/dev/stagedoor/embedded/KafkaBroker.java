package dev.stagedoor.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker (KRaft, broker and controller in one) inside this process, on 127.0.0.1, with its data in one
 * folder. A record acknowledged with {@code acks=all} is on disk. The folder may be started again on another port, after
 * {@link #close()} as well as after {@code kill -9}.
 *
 * <p>Topics must be declared: none is created by using it. There is no password: every program of this machine can
 * connect. When the disk fails under it, Kafka ends the whole process. Thread-safe.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final String NAME = "Kafka";
    private static final String LOGS = "logs";

    /** Free ports are not reserved, so another process may take one between finding and using it. */
    private static final int ATTEMPTS = 3;

    private final DataFolder folder;
    private final KafkaRaftServer server;
    private final int port;
    private boolean closed;

    private KafkaBroker(DataFolder folder, KafkaRaftServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker of a data folder, creating both if need be. Returns when it serves clients: 1 to 4 seconds on a
     * quiet machine, and up to the 6 seconds of the old session more after {@code kill -9}.
     *
     * @param dataDir the folder, taken by this process until {@link #close()}
     * @param port the TCP port, or 0 for any free one
     * @throws EmbeddedStartException when it cannot start
     */
    public static KafkaBroker start(Path dataDir, int port) {
        return start(dataDir, port, List.of());
    }

    /**
     * As {@link #start(Path, int)}, with doors besides the port.
     *
     * @throws EmbeddedStartException when it cannot start
     */
    public static KafkaBroker start(Path dataDir, int port, List<KafkaDoor> doors) {
        DataFolder folder = DataFolder.take(NAME, dataDir);
        boolean started = false;
        try {
            if (port != 0) {
                FreePort.requireFree(NAME, port);
            }
            formatOnce(folder);
            KafkaBroker broker = launch(folder, port, doors);
            started = true;
            return broker;
        } catch (IOException e) {
            throw EmbeddedStartException.fromFileError(NAME, folder.path(), e);
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    /** The TCP port on 127.0.0.1 that clients use. */
    public int port() {
        return port;
    }

    /** The value for a client's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return KafkaSettings.HOST + ":" + port;
    }

    /** Stops the broker cleanly (about half a second). The data stays. A second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (folder) {
            stop(server);
        }
    }

    private static KafkaBroker launch(DataFolder folder, int requestedPort, List<KafkaDoor> doors) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = requestedPort == 0 ? FreePort.find() : requestedPort;
            try {
                Map<String, String> settings = KafkaSettings.of(folder.resolve(LOGS), port, FreePort.find(), doors);
                return new KafkaBroker(folder, launch(settings), port);
            } catch (RuntimeException e) {
                last = e;
            }
        }
        throw EmbeddedStartException.fromServerOutput(NAME, folder.path(), String.valueOf(last), last);
    }

    private static KafkaRaftServer launch(Map<String, String> settings) {
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            stop(server);
            throw e;
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void formatOnce(DataFolder folder) throws IOException {
        Path logs = folder.resolve(LOGS);
        if (Files.isDirectory(logs)) {
            return;
        }
        // Under another name until it is complete: a format cut short must not look like a broker's folder.
        Path unfinished = folder.resolve("logs-unfinished");
        if (Files.exists(unfinished)) {
            PostgresBinaries.deleteFolder(unfinished);
        }
        format(unfinished);
        Files.move(unfinished, logs, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void format(Path logs) throws IOException {
        try {
            new Formatter()
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(logs.toString())
                    .addDirectory(logs.toString())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // run() declares Exception without saying which.
            throw EmbeddedStartException.failed(NAME, "its folder could not be prepared: " + e, e);
        }
    }
}
