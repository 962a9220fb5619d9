package dev.stagedoor.suite.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void areFreeAndDifferent() throws Exception {
        assertThat(Ports.free(20)).doesNotHaveDuplicates().allMatch(port -> Ports.isFree(Ports.LOOPBACK, port));
    }

    @Test
    void areNotFreeWhileSomebodyListens() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThat(Ports.isFree(Ports.LOOPBACK, taken.getLocalPort())).isFalse();
        }
    }
}
