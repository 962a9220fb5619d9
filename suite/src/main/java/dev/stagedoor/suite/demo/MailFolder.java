package dev.stagedoor.suite.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The mail that the suite sent, one file each. */
final class MailFolder {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Path folder;

    MailFolder(Path folder) {
        this.folder = folder;
    }

    /** Mails to an address, oldest first, once there are that many. */
    List<Path> await(String address, int count, Duration limit)
            throws IOException, InterruptedException, DemoFailedException {
        long deadline = System.nanoTime() + limit.toNanos();
        List<Path> found = to(address);
        while (found.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new DemoFailedException("%d mails to %s should be in %s within %d s; there are %d."
                        .formatted(count, address, folder, limit.toSeconds(), found.size()));
            }
            Thread.sleep(BETWEEN);
            found = to(address);
        }
        return found;
    }

    /** The subject line of a mail, as it stands there. */
    static String subject(Path mail) throws IOException {
        return lines(mail).stream()
                .filter(line -> line.startsWith("Subject:"))
                .findFirst()
                .map(line -> line.substring("Subject:".length()).strip())
                .orElse("(none)");
    }

    private List<Path> to(String address) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(address + ".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> lines(Path mail) throws IOException {
        return Files.readAllLines(mail, StandardCharsets.ISO_8859_1);
    }
}
