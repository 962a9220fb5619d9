package dev.stagedoor.benchmarks.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Connections that read whatever comes, all by one thread, and notice when each has been told what is waited for. */
final class Crowd implements AutoCloseable {
    private static final int LARGEST_READ = 1 << 16;
    /** A server takes them in as fast as it can, from a queue of this length. */
    private static final int AT_ONCE = 100;

    private static final long PATIENCE_SECONDS = 60;
    private static final byte[] MESSAGE = "data:".getBytes(US_ASCII);

    private final Selector selector;
    private final List<SocketChannel> connections = new ArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicLong messages = new AtomicLong();
    private volatile @Nullable Wait wait;
    private volatile long last;

    private record Wait(int number, byte[] words) {}

    /** Whether a connection has seen what was waited for last. */
    private static final class Progress {
        private int seen;
    }

    private Crowd(Selector selector) {
        this.selector = selector;
    }

    /** Opens so many connections and returns when each was told {@code words}. */
    static Crowd of(int size, int port, @Nullable String request, String words)
            throws IOException, InterruptedException, TimeoutException {
        Crowd crowd = new Crowd(Selector.open());
        Thread.ofPlatform().daemon().name("crowd").start(crowd::read);
        for (int opened = 0; opened < size; opened += AT_ONCE) {
            int some = Math.min(AT_ONCE, size - opened);
            crowd.waitsFor(opened + 1, words, some);
            for (int n = 0; n < some; n++) {
                crowd.connect(port, request);
            }
            var unused = crowd.nanosUntilAllHaveSeenIt();
        }
        return crowd;
    }

    private void connect(int port, @Nullable String request) throws IOException {
        SocketChannel connection = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        if (request != null) {
            connection.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
        }
        connection.configureBlocking(false);
        connections.add(connection);
        connection.register(selector, SelectionKey.OP_READ, new Progress());
        selector.wakeup();
    }

    /** From now on {@code words} are waited for by all. The numbers of the waits grow, and begin above the size. */
    void waitsFor(int number, String words) {
        waitsFor(number, words, connections.size());
    }

    private void waitsFor(int number, String words, int whom) {
        waiting.set(whom);
        wait = new Wait(number, words.getBytes(US_ASCII));
    }

    /** Emits the moment at which the last of them had seen it. */
    long nanosUntilAllHaveSeenIt() throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (waiting.get() > 0) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(waiting.get() + " were not told");
            }
            TimeUnit.MICROSECONDS.sleep(200);
        }
        return last;
    }

    /** What all of them were told so far. */
    long messages() {
        return messages.get();
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST_READ);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read(key, buffer), 10);
            }
        } catch (IOException | java.nio.channels.ClosedSelectorException _) {
            // It is over.
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        try {
            buffer.clear();
            int n = ((SocketChannel) key.channel()).read(buffer);
            if (n < 0) {
                key.cancel();
                return;
            }
            for (int at = find(buffer.array(), n, MESSAGE, 0); at >= 0; at = find(buffer.array(), n, MESSAGE, at + 1)) {
                messages.incrementAndGet();
            }
            Wait now = wait;
            Progress progress = (Progress) key.attachment();
            if (now != null && progress.seen < now.number() && find(buffer.array(), n, now.words(), 0) >= 0) {
                progress.seen = now.number();
                last = System.nanoTime();
                waiting.decrementAndGet();
            }
        } catch (IOException _) {
            key.cancel();
        }
    }

    private static int find(byte[] text, int length, byte[] words, int from) {
        outer:
        for (int at = from; at <= length - words.length; at++) {
            for (int n = 0; n < words.length; n++) {
                if (text[at + n] != words[n]) {
                    continue outer;
                }
            }
            return at;
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (SocketChannel connection : connections) {
            connection.close();
        }
    }
}
