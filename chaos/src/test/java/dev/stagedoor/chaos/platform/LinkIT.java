package dev.stagedoor.chaos.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LinkIT {
    private static final int A_MOMENT_MILLIS = 200;

    private ServerSocket server;
    private Link link;

    @BeforeEach
    void open() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        link = Link.to(server.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void carriesNothingWhileItIsCutAndLosesNothing() throws IOException {
        try (Socket near = dial();
                Socket far = server.accept()) {
            near.getOutputStream().write('a');
            assertThat(far.getInputStream().read()).isEqualTo('a');

            link.cut();
            near.getOutputStream().write('b');
            far.setSoTimeout(A_MOMENT_MILLIS);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> far.getInputStream().read());

            link.heal();
            far.setSoTimeout(0);
            assertThat(far.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void tellsTheOtherSideOfTheEnd() throws IOException {
        try (Socket near = dial();
                Socket far = server.accept()) {
            near.close();
            assertThat(far.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void goesToAnotherTargetWhereOneIsDead() throws IOException {
        server.close();
        try (ServerSocket alive = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            link.add(alive.getLocalPort());
            try (Socket near = dial();
                    Socket far = alive.accept()) {
                far.getOutputStream().write('c');
                assertThat(near.getInputStream().read()).isEqualTo('c');
            }
        }
    }

    private Socket dial() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), link.port());
    }
}
