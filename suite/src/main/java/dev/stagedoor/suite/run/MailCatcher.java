package dev.stagedoor.suite.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that delivers nothing: each mail becomes an {@code .eml} file, to be read with any mail program. */
public final class MailCatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);

    /** The newest are kept: enough for several demos, and at some 10 kB each no burden on a disk. */
    private static final int MAX_MAILS = 5_000;
    /** A mail with tickets attached is far smaller. */
    private static final int MAX_MAIL_BYTES = 5 * 1024 * 1024;
    /** notification-service keeps fewer connections than that. */
    private static final int MAX_CONNECTIONS = 64;

    private static final int MAX_NAME_CHARS = 80;
    private static final int TEMPORARY_FAILURE = 451;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final SMTPServer server;
    private final AtomicLong received = new AtomicLong();
    private final Deque<Path> oldestFirst;

    private MailCatcher(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.oldestFirst = new ArrayDeque<>(keptIn(folder));
        this.clock = clock;
        this.server = SMTPServer.port(0)
                .bindAddress(InetAddress.getByName(Ports.LOOPBACK))
                .softwareName("Stagedoor mail catcher")
                .serverThreadName("mail-catcher")
                .maxConnections(MAX_CONNECTIONS)
                .maxMessageSize(MAX_MAIL_BYTES)
                .messageHandler((_, _, to, mail) -> keep(to, mail))
                .build();
    }

    /** Starts one on a free port of the loopback address. */
    public static MailCatcher start(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        MailCatcher catcher = new MailCatcher(folder, clock);
        catcher.server.start();
        return catcher;
    }

    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(String to, byte[] mail) throws RejectException {
        long number = received.incrementAndGet();
        String name = "%s-%05d-%s.eml".formatted(STAMP.format(clock.instant()), number, readable(to));
        try {
            // Under its name only when complete, for whoever watches the folder.
            Path unfinished = folder.resolve(name + "-unfinished");
            makeRoom(unfinished);
            write(unfinished, mail);
            Path finished = folder.resolve(name);
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            remember(finished);
        } catch (IOException e) {
            LOG.error("A mail could not be kept", e);
            throw new RejectException(TEMPORARY_FAILURE, "The mail folder cannot be written; try again later");
        }
    }

    /**
     * Once there are as many as are kept, the oldest mail's file becomes the new one's: a file system that creates and deletes
     * a thousand files a second is busier with that than with the mails.
     */
    private void makeRoom(Path next) throws IOException {
        Path oldest = surplus();
        if (oldest != null) {
            try {
                Files.move(oldest, next, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException _) {
                LOG.debug("Somebody has deleted {}", oldest);
            }
        }
    }

    /** Cut to its length at the end: a file that is emptied first is written to the disk at once by some file systems. */
    private static void write(Path file, byte[] mail) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer content = ByteBuffer.wrap(mail);
            while (content.hasRemaining()) {
                var _ = channel.write(content);
            }
            var _ = channel.truncate(mail.length);
        }
    }

    private synchronized @Nullable Path surplus() {
        return oldestFirst.size() < MAX_MAILS ? null : oldestFirst.poll();
    }

    private synchronized void remember(Path mail) {
        oldestFirst.add(mail);
    }

    private static List<Path> keptIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // The names begin with the time.
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    /** The address as far as it can stand in a file name. */
    static String readable(String address) {
        String safe = address.replaceAll("[^A-Za-z0-9@._+-]", "_").replaceAll("^\\.+", "_");
        return safe.length() > MAX_NAME_CHARS ? safe.substring(0, MAX_NAME_CHARS) : safe;
    }
}
