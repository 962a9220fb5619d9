package dev.stagedoor.chaos.platform;

import dev.stagedoor.embedded.FreePort;
import dev.stagedoor.embedded.KafkaDoor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Kafka in a process of its own, with a door for each replica, that can be killed, paused and started again. */
public final class Broker implements AutoCloseable {
    /** After a kill the controller waits for the end of the old session first. */
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final int port = FreePort.find();
    private final List<KafkaDoor> doors = new ArrayList<>();
    private final Path folder;
    private final Program program;

    /** The program knows the doors that there will ever be. */
    Broker(Path folder, Path log, List<String> doorNames) {
        this.folder = folder;
        doorNames.forEach(name -> doors.add(new KafkaDoor(name, FreePort.find(), FreePort.find())));
        this.program = new Program("broker", command(), Map.of(), log);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx384m",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProgram.class.getName(),
                folder.toString(),
                String.valueOf(port)));
        doors.forEach(door -> command.add(BrokerProgram.argument(door)));
        return command;
    }

    KafkaDoor door(String name) {
        return doors.stream()
                .filter(door -> door.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Its address past every link. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns when it serves clients. */
    public void start() throws InterruptedException {
        program.start();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        // Else it looks for another broker as often as it can.
        Map<String, Object> client =
                Map.of("bootstrap.servers", bootstrapServers(), "metadata.recovery.strategy", "none");
        try (Admin admin = Admin.create(client)) {
            while (!serves(admin)) {
                if (!program.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException("the broker does not serve, see " + program.log());
                }
                Thread.sleep(LOOK);
            }
        }
    }

    private static boolean serves(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER.toSeconds(), TimeUnit.SECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }

    public void kill() throws InterruptedException {
        program.kill();
    }

    public void pause() throws InterruptedException {
        program.pause();
    }

    public void resume() throws InterruptedException {
        program.resume();
    }

    @Override
    public void close() {
        program.close();
    }
}
