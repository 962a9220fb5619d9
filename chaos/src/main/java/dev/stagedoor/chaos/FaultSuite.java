package dev.stagedoor.chaos;

import dev.stagedoor.chaos.crowd.Organizer;
import dev.stagedoor.chaos.crowd.Person;
import dev.stagedoor.chaos.crowd.Shop;
import dev.stagedoor.chaos.crowd.Told;
import dev.stagedoor.chaos.fault.Fault;
import dev.stagedoor.chaos.fault.Injector;
import dev.stagedoor.chaos.platform.Platform;
import dev.stagedoor.chaos.platform.Replica;
import dev.stagedoor.chaos.proof.DeadLetters;
import dev.stagedoor.chaos.proof.OrganizersList;
import dev.stagedoor.chaos.proof.Proof;
import dev.stagedoor.chaos.proof.Tables;
import dev.stagedoor.suite.run.SuiteService;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One fault after the other on a platform of ours, each in the middle of a sale of its own. */
public final class FaultSuite implements AutoCloseable {
    /** What the platform of a fault suite needs to be set to. */
    public static final Map<String, String> SETTINGS = Map.of(
            // Holds run out while one watches.
            "STAGEDOOR_BOOKING_HOLDDURATION", "15s");

    /** A cold start of everything on a busy machine takes less. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    private final Platform platform;
    private final long seed;
    private final Injector injector;
    private final Shop shop;
    private final Organizer organizer;
    private final Demand demand;
    private final List<Person> people;
    private final Proof proof;
    private int rounds;

    /**
     * Signs everybody up.
     *
     * @param platform two replicas of each service that sells, and the {@link #SETTINGS}
     */
    public FaultSuite(Platform platform, long seed, Demand demand) throws IOException, InterruptedException {
        this.platform = platform;
        this.seed = seed;
        this.demand = demand;
        this.injector = new Injector(platform, seed);
        this.shop = new Shop(platform.gateway());
        this.organizer = new Organizer(shop, Clock.systemUTC());
        this.people = Person.attendees(shop, demand.buyers() + 1);
        this.proof = new Proof(
                List.of(
                        new Tables(
                                platform.store().of(SuiteService.BOOKING),
                                platform.store().of(SuiteService.TICKET)),
                        new OrganizersList(shop, organizer)),
                Optional.of(platform.invariants()),
                Optional.of(new DeadLetters(platform.broker().bootstrapServers())));
    }

    /** Lets a fault happen in the middle of a sale, and looks what came of it. */
    public Round play(Fault fault) throws IOException, SQLException, InterruptedException {
        rounds++;
        Sale sale = Sale.open(shop, organizer, people, proof, demand, seed + rounds);
        injector.inject(fault, sale.crowd());
        long mended = System.nanoTime();
        for (Replica replica : platform.replicas()) {
            replica.awaitReady();
        }
        Duration ready = Duration.ofNanos(System.nanoTime() - mended);
        Optional<Duration> recovery = sale.recovery(LONGEST_RECOVERY).map(ready::plus);
        List<Told> purchases = sale.end();
        List<String> wrong = sale.wrong(purchases);
        if (recovery.isEmpty()) {
            wrong.add("nobody could buy " + LONGEST_RECOVERY + " after the end of the fault");
        }
        return Round.of(rounds, fault.toString(), recovery.orElse(LONGEST_RECOVERY), purchases, wrong);
    }

    @Override
    public void close() {
        shop.close();
    }
}
