package dev.stagedoor.suite.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server that delivers nothing: each mail becomes an {@code .eml} file, to be read with any mail program. */
public final class MailCatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailCatcher.class);

    /** The newest are kept: enough for several demos, and at some 10 kB each no burden on a disk. */
    private static final int MAX_MAILS = 5_000;
    /** How often the oldest are cleared away: listing the folder for each mail would cost more than the mail. */
    private static final int CLEAR_EVERY = 1_000;
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

    private MailCatcher(Path folder, Clock clock) throws IOException {
        this.folder = folder;
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
        catcher.clearOldest();
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
            Files.write(unfinished, mail);
            Files.move(unfinished, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            if (number % CLEAR_EVERY == 0) {
                clearOldest();
            }
        } catch (IOException e) {
            LOG.error("A mail could not be kept", e);
            throw new RejectException(TEMPORARY_FAILURE, "The mail folder cannot be written; try again later");
        }
    }

    private synchronized void clearOldest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // The names begin with the time.
            List<Path> oldestFirst = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
            for (Path file : oldestFirst.subList(0, Math.max(0, oldestFirst.size() - MAX_MAILS))) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The address as far as it can stand in a file name. */
    static String readable(String address) {
        String safe = address.replaceAll("[^A-Za-z0-9@._+-]", "_").replaceAll("^\\.+", "_");
        return safe.length() > MAX_NAME_CHARS ? safe.substring(0, MAX_NAME_CHARS) : safe;
    }
}
