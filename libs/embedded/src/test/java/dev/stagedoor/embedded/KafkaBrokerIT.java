package dev.stagedoor.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    @TempDir
    Path folder;

    @Test
    void keepsRecordsAndOffsetsAcrossRestartsOnTheSameAndOnAnotherPort() throws Exception {
        int port;
        try (KafkaBroker first = KafkaBroker.start(folder, 0)) {
            port = first.port();
            Records.createTopic(first.bootstrapServers(), "seats");
            Records.send(first.bootstrapServers(), "seats", "one");
            assertThat(Records.read(first.bootstrapServers(), "seats", "readers", 1))
                    .containsExactly("one");
        }
        try (KafkaBroker second = KafkaBroker.start(folder, port)) {
            Records.send(second.bootstrapServers(), "seats", "two");
            assertThat(Records.read(second.bootstrapServers(), "seats", "readers", 1))
                    .containsExactly("two");
        }
        try (KafkaBroker third = KafkaBroker.start(folder, 0)) {
            assertThat(third.port()).isNotEqualTo(port);
            Records.send(third.bootstrapServers(), "seats", "three");
            assertThat(Records.read(third.bootstrapServers(), "seats", "others", 3))
                    .containsExactly("one", "two", "three");
        }
    }

    @Test
    void runsTwoBrokersSideBySideAndCreatesNoTopicByUse() throws Exception {
        try (KafkaBroker one = KafkaBroker.start(folder.resolve("one"), 0);
                KafkaBroker two = KafkaBroker.start(folder.resolve("two"), 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", two.bootstrapServers()))) {
            Records.createTopic(one.bootstrapServers(), "only-in-one");
            assertThatThrownBy(() -> admin.describeTopics(List.of("only-in-one"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void sendsThoseWhoComeInByADoorToWhereItIsAdvertised() throws Exception {
        int port = FreePort.find();
        KafkaDoor door = new KafkaDoor("BOOKING_1", FreePort.find(), port);
        try (KafkaBroker broker = KafkaBroker.start(folder, port, List.of(door));
                Admin byDoor = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + door.port()))) {
            assertThat(broker.port()).isNotEqualTo(door.port());
            assertThat(byDoor.describeCluster().nodes().get())
                    .singleElement()
                    .extracting(Node::port)
                    .isEqualTo(door.advertisedPort());
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatExceptionOfType(EmbeddedStartException.class)
                    .isThrownBy(() ->
                            KafkaBroker.start(folder, taken.getLocalPort()).close())
                    .withMessage(
                            "Kafka cannot start: port %d is taken by another program.".formatted(taken.getLocalPort())
                                    + " Stop that program or choose another port.");
        }
    }

    @Test
    void saysThatTheFolderIsInUse() {
        try (KafkaBroker live = KafkaBroker.start(folder, 0)) {
            assertThat(live.port()).isPositive();
            assertThatExceptionOfType(EmbeddedStartException.class)
                    .isThrownBy(() -> KafkaBroker.start(folder, 0).close())
                    .satisfies(
                            error -> assertThat(error.reason()).isEqualTo(EmbeddedStartException.Reason.FOLDER_IN_USE));
        }
    }
}
