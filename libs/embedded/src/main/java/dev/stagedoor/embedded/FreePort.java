package dev.stagedoor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds and checks TCP ports on 127.0.0.1. */
public final class FreePort {
    private static final int BACKLOG = 1;

    private FreePort() {}

    /**
     * A port that nobody listens on at this moment. Nothing reserves it: another process may take it before the caller
     * does, so start on it at once and be ready to try another.
     *
     * @return a port number from the ephemeral range of the operating system
     * @throws UncheckedIOException when the operating system has none left
     */
    public static int find() {
        try (ServerSocket socket = new ServerSocket(0, BACKLOG, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free TCP port on 127.0.0.1", e);
        }
    }

    /** Fails with {@link EmbeddedStartException.Reason#PORT_TAKEN} when somebody listens on the port. */
    static void requireFree(String server, int port) {
        try (ServerSocket socket = new ServerSocket(port, BACKLOG, loopback())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw EmbeddedStartException.portTaken(server, port, e);
        }
    }

    // Not getLoopbackAddress(): that is ::1 on machines that prefer IPv6, and the servers listen on 127.0.0.1.
    static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
