package dev.stagedoor.suite.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be closed, and in which order: first nobody new comes in, then the services end what they are at, then what
 * they stand on goes. What comes up after the closing has begun is closed at once.
 */
final class Closing implements AutoCloseable {
    /** In the order in which they are closed; those of one step close side by side. */
    enum Step {
        GATEWAY,
        SERVICES,
        MAIL,
        KAFKA,
        POSTGRES
    }

    private record Part(String name, AutoCloseable closeable) {}

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Map<Step, List<Part>> parts = new TreeMap<>();
    private boolean begun;

    /** Adds a part that is up. */
    void add(Step step, String name, AutoCloseable closeable) {
        Part part = new Part(name, closeable);
        synchronized (parts) {
            if (!begun) {
                parts.computeIfAbsent(step, _ -> new ArrayList<>()).add(part);
                return;
            }
        }
        close(part);
    }

    @Override
    public void close() {
        synchronized (parts) {
            begun = true;
        }
        parts.values().forEach(Closing::closeSideBySide);
        parts.clear();
    }

    private static void closeSideBySide(List<Part> step) {
        List<Thread> closing = step.stream()
                .map(part -> Thread.ofPlatform().name("closing " + part.name()).start(() -> close(part)))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void close(Part part) {
        try {
            part.closeable().close();
            LOG.info("{} is closed", part.name());
        } catch (Exception e) {
            // The others have to be closed all the same.
            LOG.error("{} did not close cleanly", part.name(), e);
        }
    }
}
