package dev.stagedoor.chaos.crowd;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who buys one ticket after the other to see whether one can buy again. */
public final class Canary {
    /** So many in a row, as each replica may serve every other one. */
    private static final int IN_A_ROW = 4;

    /** Several times what a buyer waits whose outcome reaches the other replica, on a busy machine too. */
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private static final Plan PLAN = new Plan(Plan.Mind.KEEP, 1, false, false);

    private final Shopper shopper;
    private final Person person;
    private final Show show;
    private final List<Purchase> purchases = new ArrayList<>();

    /**
     * Somebody who buys this show.
     *
     * @param show free of charge, with seats enough
     */
    public Canary(Shop shop, Person person, Show show) {
        this.shopper = new Shopper(shop);
        this.person = person;
        this.show = show;
    }

    /**
     * Buys until it works as it should.
     *
     * @return how long that took, until the first of those that worked; empty: it does not work after {@code limit}
     */
    public Optional<Duration> sings(Duration limit) throws IOException, InterruptedException {
        person.renew();
        long begun = System.nanoTime();
        long since = begun;
        int inARow = 0;
        while (inARow < IN_A_ROW) {
            if (System.nanoTime() - begun > limit.toNanos()) {
                return Optional.empty();
            }
            if (works()) {
                since = inARow == 0 ? System.nanoTime() : since;
                inARow++;
            } else {
                inARow = 0;
                Thread.sleep(PAUSE);
            }
        }
        return Optional.of(Duration.ofNanos(since - begun));
    }

    private boolean works() throws InterruptedException {
        Purchase purchase = new Purchase(person, show, PLAN);
        purchases.add(purchase);
        shopper.buy(purchase, Patience.of(AT_MOST));
        return purchase.wasConfirmed();
    }

    /** What it was told, once those purchases are settled that failed at first. */
    public List<Told> settle() throws InterruptedException {
        Patience patience = Patience.of(Crowd.FIRM_ANSWER);
        for (Purchase purchase : purchases) {
            if (!purchase.isSettled()) {
                shopper.buy(purchase, patience);
            }
        }
        return purchases.stream().map(Purchase::told).toList();
    }
}
