package dev.stagedoor.benchmarks;

import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder with a database server and a broker. It goes away with the program, also where that is stopped. */
public final class Workshop implements AutoCloseable {
    /** Two databases, one of a million events, with the log of what is written to them. */
    private static final long NEEDED_BYTES = 8L << 30;

    private final Path folder;
    private final PostgresServer postgres;

    private Workshop(Path folder) {
        this.folder = folder;
        this.postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        // The server is a process of its own, which would outlive this one.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public static Workshop open() throws IOException {
        Path folder = Files.createTempDirectory("stagedoor-benchmark");
        if (Files.getFileStore(folder).getUsableSpace() < NEEDED_BYTES) {
            Files.delete(folder);
            throw new IOException("needs " + (NEEDED_BYTES >> 30) + " GB of disk below " + folder.getParent());
        }
        return new Workshop(folder);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return KafkaBroker.start(folder.resolve("kafka"), 0);
    }

    @Override
    public synchronized void close() {
        postgres.close();
        try (Stream<Path> paths = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException _) {
            // Whoever closes at the same time has deleted it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
