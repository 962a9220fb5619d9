package dev.stagedoor.chaos.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A piece of network on 127.0.0.1: whoever connects to its port talks to one of its targets, in turn. It can be cut, as
 * by a switch that drops every packet and tells nobody, and slowed down.
 */
public final class Link implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int PIECE_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket door;
    private final List<Integer> targets;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object switchboard = new Object();
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    private Link(ServerSocket door, List<Integer> targets) {
        this.door = door;
        this.targets = targets;
    }

    /** Opens one on a free port. */
    static Link to(int... targets) {
        return open(0, targets);
    }

    /** Opens one on a port that was promised already. */
    static Link open(int port, int... targets) {
        try {
            Link link = new Link(new ServerSocket(port, BACKLOG, loopback()), new CopyOnWriteArrayList<>());
            for (int target : targets) {
                link.add(target);
            }
            Thread.ofVirtual().start(link::accept);
            return link;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /** One more target. */
    void add(int target) {
        targets.add(target);
    }

    /** One target less; what it is talked to about goes on. */
    void remove(int target) {
        targets.remove(Integer.valueOf(target));
    }

    /** Lets nothing through any more, in neither direction, without a word to either side. */
    public void cut() {
        cut = true;
    }

    /** Holds each piece back for so long. */
    public void slow(Duration each) {
        delay = each;
    }

    /** Lets everything through again, what was held back first. */
    public void heal() {
        delay = Duration.ZERO;
        synchronized (switchboard) {
            cut = false;
            switchboard.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                open.add(near);
                Thread.ofVirtual().start(() -> connect(near));
            } catch (IOException _) {
                // Closed.
                return;
            }
        }
    }

    private void connect(Socket near) {
        try {
            awaitSwitch();
            Socket far = dial();
            open.add(far);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> carry(near, far));
            carry(far, near);
        } catch (IOException _) {
            hangUp(near);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first that answers, beginning with another one each time. */
    private Socket dial() throws IOException {
        List<Integer> known = List.copyOf(targets);
        int first = next.getAndIncrement();
        for (int i = 0; i < known.size(); i++) {
            int target = known.get(Math.floorMod(first + i, known.size()));
            Socket far = new Socket();
            try {
                far.connect(new InetSocketAddress(loopback(), target), CONNECT_MILLIS);
                return far;
            } catch (IOException _) {
                far.close();
            }
        }
        throw new IOException("nobody answers at " + known);
    }

    private void carry(Socket from, Socket to) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                Thread.sleep(delay);
                awaitSwitch();
                out.write(piece, 0, count);
            }
            awaitSwitch();
        } catch (IOException _) {
            // One side has hung up, and the other one learns of it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            hangUp(from);
            hangUp(to);
        }
    }

    private void awaitSwitch() throws InterruptedException {
        synchronized (switchboard) {
            while (cut && !door.isClosed()) {
                switchboard.wait();
            }
        }
    }

    private void hangUp(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        heal();
        open.forEach(this::hangUp);
    }
}
