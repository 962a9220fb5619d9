package dev.stagedoor.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds and checks TCP ports on 127.0.0.1. */
public final class FreePort {
    private static final int BACKLOG = 1;

    /**
     * Below the ports that systems give to connections (Linux from 32,768 on). Of one of those a connection may take hold
     * while its server is down, even the one that looks whether it is back, and the server could not start again.
     */
    private static final int FIRST = 20_000;

    private static final int AFTER_LAST = 32_768;

    /** Those that nobody may listen on yet, but will. */
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /**
     * A port that nobody listens on at this moment, and another one each time. Nothing reserves it: another process may
     * take it before the caller does, so start on it at once and be ready to try another.
     *
     * @return a port number that no connection of a client has by chance, so that a server can be restarted on it
     * @throws UncheckedIOException when there is none left
     */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(AFTER_LAST - FIRST, FIRST, AFTER_LAST)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new UncheckedIOException(new IOException("no free TCP port on 127.0.0.1")));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, BACKLOG, loopback())) {
            return true;
        } catch (IOException e) {
            return false;
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
