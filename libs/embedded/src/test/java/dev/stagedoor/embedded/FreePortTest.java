package dev.stagedoor.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {
    private static final int MANY = 200;

    /** What Linux gives to connections begins at 32,768, macOS and Windows begin later. */
    private static final int CONNECTIONS_FROM = 32_768;

    @Test
    void isAnotherEachTimeAndNoneThatAConnectionMayGet() {
        assertThat(Stream.generate(FreePort::find).limit(MANY))
                .doesNotHaveDuplicates()
                .allMatch(port -> port < CONNECTIONS_FROM);
    }

    @Test
    void canBeListenedOn() throws IOException {
        int port = FreePort.find();
        try (ServerSocket server = new ServerSocket(port, 1, FreePort.loopback())) {
            assertThat(server.getLocalPort()).isEqualTo(port);
        }
    }
}
