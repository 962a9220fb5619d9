package dev.stagedoor.chaos;

import dev.stagedoor.chaos.crowd.Canary;
import dev.stagedoor.chaos.crowd.Crowd;
import dev.stagedoor.chaos.crowd.Organizer;
import dev.stagedoor.chaos.crowd.Person;
import dev.stagedoor.chaos.crowd.Shop;
import dev.stagedoor.chaos.crowd.Show;
import dev.stagedoor.chaos.crowd.Told;
import dev.stagedoor.chaos.proof.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows that nobody else sells, from the opening of their sale until it is clear who has what. */
final class Sale {
    /** Few enough that they are gone before the crowd is called in. */
    private static final int HOT_SEATS = 40;

    /** More than the crowd can buy. */
    private static final int MANY_SEATS = 100_000;

    private static final long PRICE = 2_500;

    /** So many purchases are through before anything goes wrong. */
    private static final int UNDER_WAY = 10;

    private static final Duration GET_GOING = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(50);

    /** For messages on their way, holds that nobody paid (15 s here), partitions of the dead and retries of the mail. */
    private static final Duration SETTLING = Duration.ofMinutes(5);

    private final List<Show> shows;
    private final Crowd crowd;
    private final Canary canary;
    private final Proof proof;

    private Sale(List<Show> shows, Crowd crowd, Canary canary, Proof proof) {
        this.shows = shows;
        this.crowd = crowd;
        this.canary = canary;
        this.proof = proof;
    }

    /** Opens three shows and lets the people in; returns when the sale is well under way. */
    static Sale open(Shop shop, Organizer organizer, List<Person> people, Proof proof, Demand demand, long seed)
            throws IOException, InterruptedException {
        Show hot = organizer.open("Chaos, few seats", demand.isRush() ? demand.seats() : HOT_SEATS, 0);
        Show free = organizer.open("Chaos, free of charge", MANY_SEATS, 0);
        Show paid = organizer.open("Chaos, paid", MANY_SEATS, PRICE);
        List<Show> shows = List.of(hot, free, paid);
        Canary canary = new Canary(shop, people.getFirst(), free);
        List<Person> buyers = people.subList(1, people.size());
        Crowd crowd = demand.isRush() ? Crowd.rush(shop, buyers, hot, seed) : Crowd.letIn(shop, buyers, shows, seed);
        long deadline = System.nanoTime() + GET_GOING.toNanos();
        while (crowd.settled() < UNDER_WAY) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nobody could buy in " + GET_GOING + ", before anything was broken");
            }
            Thread.sleep(LOOK);
        }
        return new Sale(shows, crowd, canary, proof);
    }

    Crowd crowd() {
        return crowd;
    }

    /** How long it takes until people can buy again; empty: longer than {@code limit}. */
    Optional<Duration> recovery(Duration limit) throws IOException, InterruptedException {
        return canary.sings(limit);
    }

    /** Everything that was bought, or tried to, each to its end. */
    List<Told> end() throws InterruptedException {
        return Stream.of(crowd.callIn(), canary.settle()).flatMap(List::stream).toList();
    }

    /** What is wrong when everything has come to rest. */
    List<String> wrong(List<Told> purchases) throws InterruptedException {
        return new ArrayList<>(proof.wrong(shows, purchases, SETTLING));
    }
}
