package dev.stagedoor.benchmarks.live;

import dev.stagedoor.benchmarks.CatalogueOfSize;
import dev.stagedoor.benchmarks.Workshop;
import dev.stagedoor.embedded.KafkaBroker;
import dev.stagedoor.embedded.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Scanner;

/**
 * The process that is measured: event-service with its database and broker, and the bare server beside it. Prints its
 * addresses in a line, writes each line that it reads to all of the bare server, dismisses them at an empty one, and ends
 * with its input.
 */
final class Stage {
    /** Enough that some are public, published and to come. */
    private static final int EVENTS = 50;

    private Stage() {}

    public static void main(String[] args) throws IOException, SQLException, InterruptedException {
        try (Workshop workshop = Workshop.open();
                PostgresServer postgres = workshop.postgres();
                KafkaBroker kafka = workshop.kafka();
                CatalogueOfSize catalogue = CatalogueOfSize.start(postgres, kafka.bootstrapServers(), EVENTS);
                BareServer bare = BareServer.start();
                Scanner commands = new Scanner(System.in)) {
            System.out.println("STAGE " + catalogue.address() + " " + kafka.bootstrapServers() + " " + bare.port());
            while (commands.hasNextLine()) {
                String words = commands.nextLine();
                if (words.isEmpty()) {
                    bare.dismissAll();
                } else {
                    bare.tellAll(words);
                }
            }
        }
        System.exit(0);
    }
}
