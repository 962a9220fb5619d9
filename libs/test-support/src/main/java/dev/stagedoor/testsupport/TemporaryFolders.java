package dev.stagedoor.testsupport;

import dev.stagedoor.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the embedded test servers: one per JVM below the system's temporary folder, gone when the JVM ends.
 * What a killed JVM left behind, its PostgreSQL included, is removed by the next one.
 */
final class TemporaryFolders {
    private static final String PREFIX = "stagedoor-test-";
    /** Younger folders may belong to a JVM that has made its folder and not yet taken it. */
    private static final Duration SWEEP_AGE = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(TemporaryFolders.class.getName());

    private final Path root;
    private final Path binaries;
    private final AtomicInteger count = new AtomicInteger();

    TemporaryFolders() {
        try {
            root = Files.createTempDirectory(PREFIX);
            binaries = sharedBinaries(root);
            sweep(root, binaries);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the test servers", e);
        }
    }

    Path next(String server) {
        return root.resolve(server + "-" + count.incrementAndGet());
    }

    /** PostgreSQL's programs, unpacked once and kept for the next test run of this user. */
    Path binaries() {
        return binaries;
    }

    void delete() {
        deleteQuietly(root);
    }

    private static Path sharedBinaries(Path root) throws IOException {
        Path parent = root.getParent();
        Path shared = (parent == null ? root : parent).resolve("stagedoor-binaries-" + System.getProperty("user.name"));
        // Programs in it are run: a folder that somebody else put there is not used.
        boolean ours = !Files.exists(shared) || Files.getOwner(shared).equals(Files.getOwner(root));
        return ours ? shared : root.resolve("binaries");
    }

    private static void sweep(Path root, Path binaries) throws IOException {
        Path parent = root.getParent();
        if (parent == null) {
            return;
        }
        List<Path> others;
        try (Stream<Path> entries = Files.list(parent)) {
            others = entries.filter(entry -> !entry.equals(root))
                    .filter(entry -> isOldAndOurs(entry, root))
                    .toList();
        }
        for (Path other : others) {
            try {
                if (allIdle(other, binaries)) {
                    deleteQuietly(other);
                }
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "left over from a killed test run: " + other, e);
            }
        }
    }

    private static boolean isOldAndOurs(Path entry, Path root) {
        Path name = entry.getFileName();
        try {
            return name != null
                    && name.toString().startsWith(PREFIX)
                    && Files.getOwner(entry).equals(Files.getOwner(root))
                    && Files.getLastModifiedTime(entry)
                            .toInstant()
                            .isBefore(Instant.now().minus(SWEEP_AGE));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean allIdle(Path testFolder, Path binaries) throws IOException {
        try (Stream<Path> servers = Files.list(testFolder)) {
            // Kafka's folders have the same lock; it lives in the JVM, so it has nothing to stop.
            return servers.filter(Files::isDirectory)
                    .allMatch(folder -> PostgresServer.stopAbandoned(folder, binaries));
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException error)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "could not delete " + folder, e);
        }
    }
}
