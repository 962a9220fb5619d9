package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/** The random password of the embedded PostgreSQL's superuser, in a file of the data folder that only its owner reads. */
final class SuperuserPassword {
    static final String FILE = "superuser-password";

    private static final int BYTES = 24;

    private SuperuserPassword() {}

    /** Reads it; makes it when there is no cluster yet. */
    static String of(DataFolder folder, boolean clusterExists) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        if (clusterExists) {
            throw EmbeddedStartException.failed("PostgreSQL", "the file " + file + " is missing; restore it.", null);
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path unfinished = folder.resolve(FILE + "-unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, DataFolder.ownerOnlyFile());
        Files.write(unfinished, List.of(password), StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }
}
