package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not be started. The message is a sentence for the person who ran the command: what is wrong
 * and what to do about it.
 */
public final class EmbeddedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why the start failed; each reason calls for a different action. */
    public enum Reason {
        /** Another program listens on the port. */
        PORT_TAKEN,
        /** Another live process runs on the same data folder. */
        FOLDER_IN_USE,
        /** The data folder cannot be created, read or written by this user. */
        FOLDER_NOT_WRITABLE,
        /** The disk of the data folder has too little room. */
        DISK_FULL,
        /** No PostgreSQL binaries for this operating system and processor are on the class path. */
        UNSUPPORTED_PLATFORM,
        /** Anything else; the message ends with what the server itself said. */
        FAILED
    }

    private final Reason reason;

    private EmbeddedStartException(Reason reason, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** The kind of failure, for callers that react differently to some of them. */
    public Reason reason() {
        return reason;
    }

    static EmbeddedStartException portTaken(String server, int port, @Nullable Throwable cause) {
        return new EmbeddedStartException(
                Reason.PORT_TAKEN,
                "%s cannot start: port %d is taken by another program. Stop that program or choose another port."
                        .formatted(server, port),
                cause);
    }

    static EmbeddedStartException folderInUse(String server, Path folder, String user) {
        return new EmbeddedStartException(
                Reason.FOLDER_IN_USE,
                "%s cannot start: the data folder %s is in use by %s. Stop it or choose another folder."
                        .formatted(server, folder, user),
                null);
    }

    static EmbeddedStartException diskFull(String server, Path folder, @Nullable Throwable cause) {
        return new EmbeddedStartException(
                Reason.DISK_FULL,
                "%s cannot start: the disk of the data folder %s is full. Free some space or choose another folder."
                        .formatted(server, folder),
                cause);
    }

    static EmbeddedStartException notWritable(String server, Path folder, @Nullable Throwable cause) {
        return new EmbeddedStartException(
                Reason.FOLDER_NOT_WRITABLE,
                "%s cannot start: the data folder %s cannot be written by this user. Change its owner or choose another."
                        .formatted(server, folder),
                cause);
    }

    static EmbeddedStartException unsupportedPlatform(String platform) {
        return new EmbeddedStartException(
                Reason.UNSUPPORTED_PLATFORM,
                "PostgreSQL cannot start: this build has no binaries for %s. Build with the Maven profile of that platform."
                        .formatted(platform),
                null);
    }

    static EmbeddedStartException failed(String server, String detail, @Nullable Throwable cause) {
        return new EmbeddedStartException(Reason.FAILED, "%s cannot start: %s".formatted(server, detail), cause);
    }

    /** Turns an error of the file system into the sentence that names its real cause. */
    static EmbeddedStartException fromFileError(String server, Path folder, IOException error) {
        if (error instanceof AccessDeniedException || error instanceof FileAlreadyExistsException) {
            return notWritable(server, folder, error);
        }
        return fromServerOutput(server, folder, String.valueOf(error.getMessage()), error);
    }

    /** Turns what a server printed before it gave up into the sentence that names its real cause. */
    static EmbeddedStartException fromServerOutput(
            String server, Path folder, String output, @Nullable Throwable cause) {
        String text = output.toLowerCase(Locale.ROOT);
        if (text.contains("no space left") || text.contains("disk quota exceeded")) {
            return diskFull(server, folder, cause);
        }
        if (text.contains("permission denied")
                || text.contains("read-only file system")
                || text.contains("not a directory")) {
            return notWritable(server, folder, cause);
        }
        return failed(server, output, cause);
    }
}
