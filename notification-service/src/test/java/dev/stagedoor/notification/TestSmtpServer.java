package dev.stagedoor.notification;

import dev.stagedoor.embedded.FreePort;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server that can be switched off. Addresses that start with {@code refused} are refused for good, with
 * {@code busy} put off once, with {@code spam} refused after their data, with {@code drop} lose the connection once.
 */
public final class TestSmtpServer implements AutoCloseable {
    private static final int MAX_CONNECTIONS = 20;

    /** A mail as it came over the wire. */
    public record Received(String recipient, String raw) {
        public MimeMessage parsed() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
            } catch (MessagingException e) {
                throw new AssertionError("not a mail: " + raw, e);
            }
        }

        /** The part that plain mail programs show. */
        public String text() {
            try {
                return String.valueOf(
                        ((MimeMultipart) parsed().getContent()).getBodyPart(0).getContent());
            } catch (MessagingException | IOException e) {
                throw new AssertionError("no text in " + raw, e);
            }
        }
    }

    private final int port = FreePort.find();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private volatile int quota = Integer.MAX_VALUE;
    private @Nullable SMTPServer server;

    public int port() {
        return port;
    }

    public synchronized void start() {
        if (server == null) {
            server = SMTPServer.port(port)
                    .bindAddress(InetAddress.getLoopbackAddress())
                    .maxConnections(MAX_CONNECTIONS)
                    .messageHandlerFactory(_ -> new Handler())
                    .build();
            server.start();
        }
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    /** Refuses the sender, once it has sent as many more; {@link #takeAll()} ends it. */
    public void takeNoMoreThan(int more) {
        quota = received.size() + more;
    }

    public void takeAll() {
        quota = Integer.MAX_VALUE;
    }

    public List<Received> mailsTo(String recipient) {
        return received.stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .toList();
    }

    public List<Received> mails() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        stop();
    }

    private final class Handler implements MessageHandler {
        private String recipient = "";

        @Override
        public void from(String from) throws RejectException {
            if (received.size() >= quota) {
                throw new RejectException(550, "You have sent as much as you may");
            }
        }

        @Override
        public void recipient(String address) throws RejectException {
            if (address.startsWith("refused")) {
                throw new RejectException(550, "No such user " + address);
            }
            boolean first = tried.add(address);
            if (first && address.startsWith("busy")) {
                throw new RejectException(451, "Try again later");
            }
            if (first && address.startsWith("drop")) {
                throw new DropConnectionException(421, "Closing");
            }
            recipient = address;
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            String raw = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            if (recipient.startsWith("spam")) {
                throw new RejectException(554, "No spam");
            }
            received.add(new Received(recipient, raw));
            return null;
        }

        @Override
        public void done() {}
    }
}
