package dev.stagedoor.chaos;

import dev.stagedoor.chaos.crowd.Organizer;
import dev.stagedoor.chaos.crowd.Person;
import dev.stagedoor.chaos.crowd.Shop;
import dev.stagedoor.chaos.crowd.Told;
import dev.stagedoor.chaos.proof.OrganizersList;
import dev.stagedoor.chaos.proof.Proof;
import dev.stagedoor.chaos.proof.Tables;
import dev.stagedoor.chaos.proof.Witness;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody else's installation: people buy there for a while, whatever its operator does to it meanwhile. */
final class Installation {
    /** For whatever the operator has broken last. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    private final URI gateway;
    private final Optional<Databases> databases;

    Installation(URI gateway, Optional<Databases> databases) {
        this.gateway = gateway;
        this.databases = databases;
    }

    /** Sells for so long, looks what came of it, and takes everything off sale again. */
    Round sell(long seed, Demand demand, Duration time) throws IOException, InterruptedException {
        try (Shop shop = new Shop(gateway)) {
            Organizer organizer = new Organizer(shop, Clock.systemUTC());
            List<Person> people = Person.attendees(shop, demand.buyers() + 1);
            try {
                return sell(Sale.open(shop, organizer, people, proof(shop, organizer), demand, seed), time);
            } finally {
                organizer.closeAll();
                for (Person person : people) {
                    person.leave();
                }
            }
        }
    }

    private static Round sell(Sale sale, Duration time) throws IOException, InterruptedException {
        Thread.sleep(time);
        Optional<Duration> recovery = sale.recovery(LONGEST_RECOVERY);
        List<Told> purchases = sale.end();
        List<String> wrong = sale.wrong(purchases);
        if (recovery.isEmpty()) {
            wrong.add("nobody can buy after " + LONGEST_RECOVERY);
        }
        return Round.of(1, "%s on sale".formatted(time), recovery.orElse(LONGEST_RECOVERY), purchases, wrong);
    }

    private Proof proof(Shop shop, Organizer organizer) {
        List<Witness> witnesses = new ArrayList<>();
        witnesses.add(new OrganizersList(shop, organizer));
        databases.ifPresent(
                all -> witnesses.add(new Tables(all.of(SuiteService.BOOKING), all.of(SuiteService.TICKET))));
        Optional<Invariants> invariants = databases.map(Databases::invariants);
        return new Proof(witnesses, invariants, Optional.empty());
    }
}
