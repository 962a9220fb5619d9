package dev.stagedoor.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of the embedded broker: one node that is broker and controller. */
final class KafkaSettings {
    static final String HOST = "127.0.0.1";
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /**
     * Messages written before the log is forced to disk. Kafka leaves that to the operating system and relies on
     * replicas; a single broker has none, so an acknowledged record must be on disk before it is acknowledged. Costs one
     * fsync per append batch and partition.
     */
    private static final int FLUSH_EVERY_MESSAGE = 1;

    /** Fixed when the topic is created. Kafka's 50 would open 50 logs for a handful of consumer groups. */
    private static final int INTERNAL_PARTITIONS = 4;

    /** Kafka takes 128 MB of heap for the log cleaner; 8 MB map 350 000 keys in one pass, and it makes several. */
    private static final int CLEANER_BUFFER_BYTES = 8 * 1024 * 1024;

    private KafkaSettings() {}

    static Map<String, String> of(Path logs, int port, int controllerPort, List<KafkaDoor> doors) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", Integer.toString(NODE_ID)),
                // Static voters: with these the log knows the node by its id only, so its ports may change at each
                // start.
                Map.entry("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort),
                Map.entry(
                        "listeners",
                        listed(
                                "PLAINTEXT://%s:%d,%s://%s:%d"
                                        .formatted(HOST, port, CONTROLLER_LISTENER, HOST, controllerPort),
                                doors,
                                door -> "%s://%s:%d".formatted(door.name(), HOST, door.port()))),
                Map.entry(
                        "advertised.listeners",
                        listed(
                                "PLAINTEXT://%s:%d".formatted(HOST, port),
                                doors,
                                door -> "%s://%s:%d".formatted(door.name(), HOST, door.advertisedPort()))),
                Map.entry(
                        "listener.security.protocol.map",
                        listed(
                                "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT",
                                doors,
                                door -> door.name() + ":PLAINTEXT")),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("controller.listener.names", CONTROLLER_LISTENER),
                Map.entry("log.dirs", logs.toString()),
                Map.entry("log.flush.interval.messages", Integer.toString(FLUSH_EVERY_MESSAGE)),
                Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BUFFER_BYTES)),
                // A misspelt topic is an error and not a new topic with default settings.
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", Integer.toString(INTERNAL_PARTITIONS)),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", Integer.toString(INTERNAL_PARTITIONS)),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", Integer.toString(INTERNAL_PARTITIONS)),
                // One consumer per group and process: waiting 3 s for more of them only delays the first record.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // After kill -9 the controller waits for the old session to end before it lets the broker back in: with
                // Kafka's defaults the start took 12 to 15 s, with these 3 to 4 s more than after a clean stop. With 2
                // s
                // a crowded machine fenced its only broker.
                Map.entry("broker.session.timeout.ms", "6000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("controller.quorum.election.timeout.ms", "200"),
                Map.entry("controller.quorum.fetch.timeout.ms", "400"));
    }

    private static String listed(String first, List<KafkaDoor> doors, Function<KafkaDoor, String> entry) {
        return Stream.concat(Stream.of(first), doors.stream().map(entry)).collect(Collectors.joining(","));
    }
}
