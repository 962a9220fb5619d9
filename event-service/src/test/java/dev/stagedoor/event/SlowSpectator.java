package dev.stagedoor.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.UUID;
import java.util.regex.Pattern;

/** Opens a stream and reads nothing of it until it is told to, with as little room as the system gives. */
final class SlowSpectator implements AutoCloseable {
    private static final int SMALLEST = 1;
    private static final Pattern AVAILABLE = Pattern.compile("\"totalCapacity\":\\d+,\"quantityAvailable\":(\\d+)");

    private final Socket socket = new Socket();
    private final StringBuffer read = new StringBuffer();
    private volatile boolean ended;

    private SlowSpectator(int port, UUID event) throws IOException {
        socket.setReceiveBufferSize(SMALLEST);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        String request = "GET /api/events/" + event + "/availability HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Accept: text/event-stream\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
    }

    static SlowSpectator at(int port, UUID event) throws IOException {
        return new SlowSpectator(port, event);
    }

    void startsReading() {
        Thread.ofVirtual().start(() -> {
            byte[] some = new byte[1 << 16];
            try {
                for (int n = socket.getInputStream().read(some);
                        n >= 0;
                        n = socket.getInputStream().read(some)) {
                    read.append(new String(some, 0, n, UTF_8));
                }
            } catch (IOException _) {
                // The connection was reset.
            }
            ended = true;
        });
    }

    boolean hasEnded() {
        return ended;
    }

    boolean hasSeenBelow(int left) {
        return AVAILABLE.matcher(read).results().anyMatch(found -> Integer.parseInt(found.group(1)) < left);
    }

    long told() {
        return AVAILABLE.matcher(read).results().count();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
