package dev.stagedoor.chaos.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/**
 * The jar of a service, unpacked as its image holds it: it starts in two thirds of the time, and a build meanwhile cannot
 * pull it from under a process.
 *
 * @param jar names the libraries beside it in its manifest
 * @param mainClass what to run
 */
record Unpacked(Path jar, String mainClass) {
    private static final int SECONDS = 120;

    /** Takes some two seconds of processor time. */
    static Unpacked into(Path folder, Path packed) {
        try (JarFile file = new JarFile(packed.toFile())) {
            String mainClass = file.getManifest().getMainAttributes().getValue("Start-Class");
            run(List.of(
                    java(),
                    "-Djarmode=tools",
                    "-jar",
                    packed.toString(),
                    "extract",
                    "--destination",
                    folder.toString()));
            return new Unpacked(folder.resolve(packed.getFileName()), mainClass);
        } catch (IOException e) {
            throw new UncheckedIOException(packed + " cannot be unpacked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The JDK that this process runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            throw new IOException("%s failed".formatted(command));
        }
    }
}
