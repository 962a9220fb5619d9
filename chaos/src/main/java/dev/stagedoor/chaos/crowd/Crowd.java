package dev.stagedoor.chaos.crowd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * People who buy one ticket after the other until they are called in. What each of them means to do follows from the
 * seed; when, from the machine.
 */
public final class Crowd {
    /** A breath between two purchases: the crowd is there to be in the middle of something, not to be the load. */
    private static final int LONGEST_BREATH_MILLIS = 200;

    private static final int LATEST_CUT_MILLIS = 60;
    private static final double USUAL_CUT_OFFS = 0.05;
    private static final double HOT = 0.4;

    /** For what is under way when everybody is called in. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

    /** Long after the end of every fault. */
    private static final Duration FIRM_ANSWER = Duration.ofSeconds(90);

    private final Shopper shopper;
    private final List<Person> people;
    private final List<Show> shows;
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> buying = new ArrayList<>();
    private volatile double cutOffs = USUAL_CUT_OFFS;
    private volatile boolean calledIn;

    private Crowd(Shop shop, List<Person> people, List<Show> shows) {
        this.shopper = new Shopper(shop);
        this.people = people;
        this.shows = shows;
    }

    /**
     * Lets everybody in.
     *
     * @param shows what is on sale, the one first of which there are few seats
     */
    public static Crowd letIn(Shop shop, List<Person> people, List<Show> shows, long seed) {
        Crowd crowd = new Crowd(shop, people, shows);
        SplittableRandom root = new SplittableRandom(seed);
        for (Person person : people) {
            RandomGenerator random = root.split();
            crowd.buying.add(crowd.threads.submit(() -> crowd.buyOn(person, random)));
        }
        return crowd;
    }

    /** From now on so many of the first requests are cut off in the middle. */
    public void cutOff(double share) {
        cutOffs = share;
    }

    /** From now on as few as at the beginning. */
    public void cutOffAsUsual() {
        cutOffs = USUAL_CUT_OFFS;
    }

    private Void buyOn(Person person, RandomGenerator random) throws InterruptedException {
        while (!calledIn) {
            boolean hot = random.nextDouble() < HOT;
            Show show = hot ? shows.getFirst() : shows.get(1 + random.nextInt(shows.size() - 1));
            Purchase purchase = new Purchase(person, show, Plan.any(random, hot, cutOffs));
            purchases.add(purchase);
            if (purchase.plan().cutOff()) {
                shopper.isCutOff(purchase, Duration.ofMillis(random.nextInt(LATEST_CUT_MILLIS)));
            }
            while (!calledIn && !purchase.isSettled()) {
                shopper.buy(purchase, Patience.of(LAST_ANSWER));
            }
            Thread.sleep(random.nextInt(LONGEST_BREATH_MILLIS));
        }
        return null;
    }

    /** So many purchases have got a firm answer. */
    public int settled() {
        return (int) purchases.stream().filter(Purchase::isSettled).count();
    }

    /**
     * Calls everybody in, and lets those come back once more who got no firm answer, or hold what they have not paid.
     *
     * @return what each was told
     */
    public List<Told> callIn() throws InterruptedException {
        calledIn = true;
        for (Future<?> each : buying) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a buyer did not know how to go on", e.getCause());
            }
        }
        Patience patience = Patience.of(FIRM_ANSWER);
        for (Purchase purchase : purchases) {
            if (!purchase.isSettled()) {
                shopper.buy(purchase, patience);
            }
            shopper.giveBack(purchase, patience);
        }
        threads.close();
        return purchases.stream().map(Purchase::told).toList();
    }

    @Override
    public String toString() {
        return "%d people, %d purchases".formatted(people.size(), purchases.size());
    }
}
