package dev.stagedoor.suite.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Free TCP ports, known before anything listens on them. */
public final class Ports {
    /** What everything but the gateway listens on: this machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    private static final int BACKLOG = 1;

    private Ports() {}

    /** As many different ports as asked for, on which nobody listens at this moment. */
    static List<Integer> free(int count) throws IOException {
        // All open at once: the system would hand out a closed one again.
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, BACKLOG, InetAddress.getByName(LOOPBACK)));
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }

    /** A port on which nobody listens at this moment. */
    public static int any() throws IOException {
        return free(1).getFirst();
    }

    /** Whether a server could listen there now. */
    public static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: the remains of closed connections do not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port), BACKLOG);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
