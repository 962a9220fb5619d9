package dev.stagedoor.suite.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The secrets of the services, made once per data folder and readable by its owner only: the passwords of the database
 * users, and what the gateway signs with.
 *
 * @param passwords by database user, and by the gateway's name
 */
public record Credentials(Map<String, String> passwords) {
    /** 192 bits: nobody guesses it, and it is short enough to paste. */
    private static final int PASSWORD_BYTES = 24;

    private static final JsonMapper JSON = JsonMapper.shared();

    public Credentials {
        passwords = Map.copyOf(passwords);
    }

    /** What the folder has, with a new password for each user it lacks. */
    public static Credentials ensure(SuiteFolder folder, Collection<String> users) throws IOException {
        Map<String, String> passwords = new TreeMap<>(read(folder).passwords());
        if (passwords.keySet().containsAll(users)) {
            return new Credentials(passwords);
        }
        users.forEach(user -> passwords.computeIfAbsent(user, _ -> random()));
        write(folder.credentials(), passwords);
        return new Credentials(passwords);
    }

    /** What the folder has; nothing if it was never started. */
    public static Credentials read(SuiteFolder folder) throws IOException {
        if (!Files.exists(folder.credentials())) {
            return new Credentials(Map.of());
        }
        return new Credentials(
                JSON.readValue(Files.readString(folder.credentials()), new TypeReference<Map<String, String>>() {}));
    }

    /** The password of a user. */
    public String of(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("no password for " + user);
        }
        return password;
    }

    private static void write(Path file, Map<String, String> passwords) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + "-unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, SuiteFolder.ownerOnly("rw-------"));
        Files.writeString(
                unfinished,
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(passwords),
                StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return "Credentials of " + passwords.keySet();
    }
}
