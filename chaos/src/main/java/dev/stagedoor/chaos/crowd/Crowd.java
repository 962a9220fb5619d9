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

/** People who buy until they are called in. What each of them means to do follows from the seed; when, from the machine. */
public final class Crowd {
    /** A breath between two purchases: the crowd is there to be in the middle of something, not to be the load. */
    private static final int LONGEST_BREATH_MILLIS = 200;

    private static final int LATEST_CUT_MILLIS = 60;
    private static final double USUAL_CUT_OFFS = 0.05;
    private static final double HOT = 0.4;

    /** For what is under way when everybody is called in. */
    private static final Duration LAST_ANSWER = Duration.ofSeconds(5);

    /** Long after the end of every fault, for thousands who come back at once to a slow machine. */
    static final Duration FIRM_ANSWER = Duration.ofMinutes(5);

    private final Shopper shopper;
    private final List<Person> people;
    private final Queue<Purchase> purchases = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> buying = new ArrayList<>();
    private volatile double cutOffs = USUAL_CUT_OFFS;
    private volatile boolean calledIn;

    /** What somebody of the crowd does until called in. */
    @FunctionalInterface
    private interface Conduct {
        void of(Person person, RandomGenerator random) throws InterruptedException;
    }

    private Crowd(Shop shop, List<Person> people) {
        this.shopper = new Shopper(shop);
        this.people = people;
    }

    /**
     * Lets everybody in to buy one ticket after the other.
     *
     * @param shows what is on sale, the one first of which there are few seats
     */
    public static Crowd letIn(Shop shop, List<Person> people, List<Show> shows, long seed) {
        Crowd crowd = new Crowd(shop, people);
        crowd.begin(seed, (person, random) -> crowd.buyOn(person, shows, random));
        return crowd;
    }

    /** Lets everybody in at once, to buy a single ticket of the same show. */
    public static Crowd rush(Shop shop, List<Person> people, Show show, long seed) {
        Crowd crowd = new Crowd(shop, people);
        crowd.begin(seed, (person, random) -> crowd.buy(person, show, true, random));
        return crowd;
    }

    private void begin(long seed, Conduct conduct) {
        SplittableRandom root = new SplittableRandom(seed);
        for (Person person : people) {
            RandomGenerator random = root.split();
            buying.add(threads.submit(() -> {
                conduct.of(person, random);
                return null;
            }));
        }
    }

    /** From now on so many of the first requests are cut off in the middle. */
    public void cutOff(double share) {
        cutOffs = share;
    }

    /** From now on as few as at the beginning. */
    public void cutOffAsUsual() {
        cutOffs = USUAL_CUT_OFFS;
    }

    private void buyOn(Person person, List<Show> shows, RandomGenerator random) throws InterruptedException {
        while (!calledIn) {
            boolean hot = random.nextDouble() < HOT;
            Show show = hot ? shows.getFirst() : shows.get(1 + random.nextInt(shows.size() - 1));
            buy(person, show, hot, random);
            Thread.sleep(random.nextInt(LONGEST_BREATH_MILLIS));
        }
    }

    private void buy(Person person, Show show, boolean hot, RandomGenerator random) throws InterruptedException {
        Purchase purchase = new Purchase(person, show, Plan.any(random, hot, cutOffs));
        purchases.add(purchase);
        if (purchase.plan().cutOff()) {
            shopper.isCutOff(purchase, Duration.ofMillis(random.nextInt(LATEST_CUT_MILLIS)));
        }
        while (!calledIn && !purchase.isSettled()) {
            shopper.buy(purchase, Patience.of(LAST_ANSWER));
        }
    }

    /** So many purchases have got a firm answer. */
    public int settled() {
        return (int) purchases.stream().filter(Purchase::isSettled).count();
    }

    /**
     * Calls everybody in, and lets those come back once more, all at once, who got no firm answer, or hold what they have
     * not paid.
     *
     * @return what each was told
     */
    public List<Told> callIn() throws InterruptedException {
        calledIn = true;
        await(buying);
        Patience patience = Patience.of(FIRM_ANSWER);
        await(purchases.stream()
                .map(purchase -> threads.submit(() -> comeBack(purchase, patience)))
                .toList());
        threads.close();
        return purchases.stream().map(Purchase::told).toList();
    }

    private Void comeBack(Purchase purchase, Patience patience) throws InterruptedException {
        if (!purchase.isSettled()) {
            shopper.buy(purchase, patience);
        }
        shopper.giveBack(purchase, patience);
        return null;
    }

    private static void await(List<? extends Future<?>> all) throws InterruptedException {
        for (Future<?> each : all) {
            try {
                each.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a buyer did not know how to go on", e.getCause());
            }
        }
    }

    @Override
    public String toString() {
        return "%d people, %d purchases".formatted(people.size(), purchases.size());
    }
}
