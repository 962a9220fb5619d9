package dev.stagedoor.benchmarks.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The least that telling so many can cost: greets whoever comes, and writes the same bytes to one after the other. */
final class BareServer implements AutoCloseable {
    static final String GREETING = "hello";

    private static final int BACKLOG = 1024;

    private final ServerSocketChannel server;
    private final List<SocketChannel> clients = new CopyOnWriteArrayList<>();

    private BareServer(ServerSocketChannel server) {
        this.server = server;
    }

    static BareServer start() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        BareServer bare = new BareServer(server);
        Thread.ofPlatform().daemon().name("bare").start(bare::accept);
        return bare;
    }

    int port() throws IOException {
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel client = server.accept();
                client.configureBlocking(false);
                clients.add(client);
                tell(client, GREETING);
            } catch (IOException _) {
                // It is closed, or whoever came has left.
            }
        }
    }

    void tellAll(String words) throws IOException {
        for (SocketChannel client : clients) {
            tell(client, words);
        }
    }

    /** Gives their files back. */
    void dismissAll() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    private static void tell(SocketChannel client, String words) throws IOException {
        var unused = client.write(ByteBuffer.wrap((words + "\n\n").getBytes(US_ASCII)));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
