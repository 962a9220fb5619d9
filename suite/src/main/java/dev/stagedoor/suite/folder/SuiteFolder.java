package dev.stagedoor.suite.folder;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where things are in a data folder.
 *
 * @param path absolute
 */
public record SuiteFolder(Path path) {

    /** The folder at {@code path}, which need not exist yet. */
    public static SuiteFolder at(Path path) {
        return new SuiteFolder(path.toAbsolutePath().normalize());
    }

    /** Creates what is missing; only the owner may enter. */
    public void create() throws IOException {
        Files.createDirectories(path, ownerOnly("rwx------"));
        Files.createDirectories(logs());
        Files.createDirectories(mail());
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    /** PostgreSQL's programs, unpacked. */
    public Path postgresPrograms() {
        return postgres().resolve("binaries");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    /** One file per mail. */
    public Path mail() {
        return path.resolve("mail");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log() {
        return logs().resolve("stagedoor.log");
    }

    /** What the process printed before it could log, and if it crashed. */
    public Path console() {
        return logs().resolve("console.log");
    }

    public Path stateFile() {
        return path.resolve("suite.json");
    }

    public Path credentials() {
        return path.resolve("credentials.json");
    }

    Path version() {
        return path.resolve("version");
    }

    Path lock() {
        return path.resolve("lock");
    }

    /** Attributes of a new file or folder; none where the file system has no owners. */
    static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
