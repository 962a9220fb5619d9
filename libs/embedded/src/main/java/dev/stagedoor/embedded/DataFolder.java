package dev.stagedoor.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A data folder that belongs to this process while it is open. The lock is the operating system's, so it ends with the
 * process however that ends: after {@code kill -9} the next start finds the folder free.
 */
final class DataFolder implements AutoCloseable {
    /** PostgreSQL writes its log in pieces of 16 MiB; with less than a few of them left it stops half-way. */
    private static final long MIN_FREE_BYTES = 64L * 1024 * 1024;

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates the folder if it is missing (readable by its owner only) and takes it. */
    static DataFolder take(String server, Path requested) {
        Path folder = requested.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder, ownerOnlyFolder());
            requireRoom(server, folder);
            return lock(server, folder);
        } catch (IOException e) {
            throw EmbeddedStartException.fromFileError(server, folder, e);
        }
    }

    /** Attributes of a new folder that only its owner may enter; none where the file system has no such notion. */
    static FileAttribute<?>[] ownerOnlyFolder() {
        return ownerOnly("rwx------");
    }

    /** Attributes of a new file that only its owner may read; none where the file system has no such notion. */
    static FileAttribute<?>[] ownerOnlyFile() {
        return ownerOnly("rw-------");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock is gone either way: closing a channel gives up its file descriptor first.
            System.getLogger(DataFolder.class.getName()).log(System.Logger.Level.DEBUG, "closing the lock", e);
        }
    }

    private static DataFolder lock(String server, Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolder(folder, channel);
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw EmbeddedStartException.folderInUse(server, folder, "this same process");
        }
        channel.close();
        throw EmbeddedStartException.folderInUse(server, folder, "another running Stagedoor");
    }

    private static void requireRoom(String server, Path folder) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < MIN_FREE_BYTES) {
            throw EmbeddedStartException.diskFull(server, folder, null);
        }
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
