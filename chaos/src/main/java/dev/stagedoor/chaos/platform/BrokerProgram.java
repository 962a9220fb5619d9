package dev.stagedoor.chaos.platform;

import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.KafkaDoor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A broker in a process of its own, which ends with the one that started it: folder, port, then the doors. */
final class BrokerProgram {
    private static final int PARTS = 3;

    private BrokerProgram() {}

    static String argument(KafkaDoor door) {
        return "%s:%d:%d".formatted(door.name(), door.port(), door.advertisedPort());
    }

    private static KafkaDoor door(String argument) {
        String[] parts = argument.split(":", PARTS);
        return new KafkaDoor(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    public static void main(String[] args) throws IOException {
        List<KafkaDoor> doors = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            doors.add(door(args[i]));
        }
        try (KafkaBroker broker = KafkaBroker.start(Path.of(args[0]), Integer.parseInt(args[1]), doors)) {
            System.out.println("serves " + broker.bootstrapServers());
            while (System.in.read() >= 0) {
                // Until the other end of the pipe is closed.
            }
        }
        // Kafka leaves threads behind that would keep it here.
        System.exit(0);
    }
}
