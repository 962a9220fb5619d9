package dev.stagedoor.suite.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built suite: a folder with every jar, and next to them the AOT cache once it is made.
 *
 * @param path the folder
 */
public record Distribution(Path path) {
    private static final String CACHE = "stagedoor.aot";

    /** The one this process was started from. */
    public static Distribution own() {
        return new Distribution(Path.of(System.getProperty("stagedoor.distribution", "suite/target/suite")));
    }

    /** In an order that is always the same: an AOT cache holds for one class path only. */
    List<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    Path aotCache() {
        return path.resolve(CACHE);
    }

    Path trainingLog() {
        return path.resolve("training.log");
    }

    /** Whoever holds it makes the cache. */
    public Path trainingLock() {
        return path.resolve("training.lock");
    }

    /** Whether there is a cache, made from the jars that are there now. */
    public boolean hasAotCache() throws IOException {
        if (!Files.exists(aotCache())) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(aotCache());
        for (Path jar : jars()) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return false;
            }
        }
        return true;
    }
}
