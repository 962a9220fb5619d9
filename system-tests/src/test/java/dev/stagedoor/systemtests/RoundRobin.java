package dev.stagedoor.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address before several replicas, as a Service of Kubernetes is: each connection goes to the next of them, and one
 * that does not take it is passed over.
 */
final class RoundRobin implements AutoCloseable {
    private final List<Integer> ports;
    private final ServerSocket door;
    private final AtomicInteger next = new AtomicInteger();

    RoundRobin(List<Integer> ports) {
        this.ports = ports;
        try {
            door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException _) {
                // Closed; the loop's condition says so.
            }
        }
    }

    private void connect(Socket client) {
        for (int tries = 0; tries < ports.size(); tries++) {
            int port = ports.get(Math.floorMod(next.getAndIncrement(), ports.size()));
            try {
                Socket replica = new Socket();
                replica.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                Thread.ofVirtual().start(() -> carry(client, replica));
                carry(replica, client);
                return;
            } catch (IOException _) {
                // The next one.
            }
        }
        close(client);
    }

    private static void carry(Socket from, Socket to) {
        try {
            var unused = from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of the two is gone.
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
