package dev.stagedoor.testsupport;

import dev.stagedoor.embedded.KafkaBroker;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker of one test's own: its topics and consumer groups are nobody else's, and it can be stopped and started
 * again on the same port with the same data. Always the embedded one, whatever {@code test.infra} says. Thread-safe.
 */
public final class RestartableBroker implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final String bootstrapServers;
    private @Nullable KafkaBroker broker;

    RestartableBroker(Path folder) {
        this.folder = folder;
        KafkaBroker started = KafkaBroker.start(folder, 0);
        this.port = started.port();
        this.bootstrapServers = started.bootstrapServers();
        this.broker = started;
    }

    /** The value for a client's {@code bootstrap.servers}; the same before and after a restart. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker; clients keep trying to reach it. Does nothing when it is stopped. */
    public synchronized void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    /** Starts the broker again on its old port, in about 2 seconds. Does nothing when it runs. */
    public synchronized void start() {
        if (broker == null) {
            broker = KafkaBroker.start(folder, port);
        }
    }

    /** Stops the broker for good. */
    @Override
    public void close() {
        stop();
    }
}
