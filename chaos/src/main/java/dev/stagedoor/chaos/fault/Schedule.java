package dev.stagedoor.chaos.fault;

import dev.stagedoor.chaos.fault.Fault.Order;
import dev.stagedoor.chaos.fault.Fault.Side;
import dev.stagedoor.suite.run.SuiteService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which fault comes when. It follows from the seed and nothing else, so a failure can be played again. Faults come in
 * decks: each deck holds every kind, in an order of its own.
 */
public final class Schedule {
    /** Those that run twice. */
    private static final List<String> SELLERS =
            List.of("booking-service", "booking-service-2", "ticket-service", "ticket-service-2");

    private static final List<String> STORED = Stream.concat(
                    SELLERS.stream(), Stream.of("event-service", "account-service", "notification-service"))
            .toList();

    private static final List<Function<Random, Fault>> DECK = List.of(
            random -> new Fault.KillService(any(random, "booking-service", "booking-service-2"), outage(random)),
            random -> new Fault.KillService(any(random, "ticket-service", "ticket-service-2"), outage(random)),
            random -> new Fault.KillService("gateway", outage(random)),
            random -> new Fault.KillService("account-service", outage(random)),
            random -> new Fault.KillService("event-service", outage(random)),
            random -> new Fault.KillService("notification-service", outage(random)),
            random -> new Fault.KillPostgres(outage(random)),
            random -> new Fault.KillBroker(outage(random)),
            random -> new Fault.PauseService(any(random, "ticket-service", "ticket-service-2"), zombie(random)),
            random -> new Fault.PauseService(any(random, "booking-service", "booking-service-2"), zombie(random)),
            random -> new Fault.PauseBroker(seconds(random, 5, 20)),
            random -> new Fault.CutOff(any(random, SELLERS), Side.DATABASE, seconds(random, 8, 30)),
            random -> new Fault.CutOff(any(random, SELLERS), Side.BROKER, seconds(random, 8, 30)),
            random -> new Fault.CutOff(any(random, STORED), any(random, Side.values()), seconds(random, 8, 20)),
            random -> new Fault.SlowDatabase(any(random, SELLERS), millis(random, 20, 300), seconds(random, 8, 15)),
            random -> new Fault.DelayMessages(any(random, STORED), millis(random, 50, 500), seconds(random, 8, 15)),
            random -> new Fault.RepeatMessages(Order.AT_ONCE, seconds(random, 5, 10)),
            random -> new Fault.RepeatMessages(Order.ANY, seconds(random, 5, 10)),
            random -> new Fault.FullDisk(anyStore(random), seconds(random, 5, 12)),
            random -> new Fault.ClockStep(any(random, STORED), step(random), seconds(random, 5, 12)),
            random -> new Fault.StarvedPool(anyStore(random), seconds(random, 6, 15)),
            random -> new Fault.ColdStart(SuiteService.BOOKING, Duration.ZERO),
            random -> new Fault.ColdStart(SuiteService.TICKET, Duration.ZERO),
            random -> new Fault.ColdStart(SuiteService.GATEWAY, Duration.ZERO),
            random -> new Fault.ClientsCutOff(50, seconds(random, 5, 10)));

    /** What every build goes through: short, and the worst. */
    private static final List<Function<Random, Fault>> BRIEF = List.of(
            random -> new Fault.KillService(any(random, "booking-service", "booking-service-2"), seconds(random, 0, 2)),
            random -> new Fault.KillService(any(random, "ticket-service", "ticket-service-2"), seconds(random, 0, 2)),
            random -> new Fault.KillPostgres(seconds(random, 0, 3)),
            random -> new Fault.KillBroker(seconds(random, 0, 2)),
            random ->
                    new Fault.PauseService(any(random, "ticket-service", "ticket-service-2"), Duration.ofSeconds(12)));

    private Schedule() {}

    /** Faults without end. */
    public static Stream<Fault> of(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> shuffled(DECK, random)).flatMap(List::stream);
    }

    /** One of each kind that no build may do without. */
    public static List<Fault> brief(long seed) {
        return shuffled(BRIEF, new Random(seed));
    }

    private static List<Fault> shuffled(List<Function<Random, Fault>> cards, Random random) {
        List<Fault> deck = new ArrayList<>();
        cards.forEach(card -> deck.add(card.apply(random)));
        Collections.shuffle(deck, random);
        return List.copyOf(deck);
    }

    private static Duration outage(Random random) {
        return seconds(random, 0, 8);
    }

    /** Longer than the broker waits for a silent consumer (10 s); most of them longer than PostgreSQL for a silent relay (15 s). */
    private static Duration zombie(Random random) {
        return seconds(random, 11, 30);
    }

    /** Backwards as far as an administrator errs; forwards less, as what is due later is waited for. */
    private static Duration step(Random random) {
        return any(
                random,
                Duration.ofMinutes(-5),
                Duration.ofSeconds(-30),
                Duration.ofSeconds(-2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(30));
    }

    private static SuiteService anyStore(Random random) {
        return any(random, SuiteService.BOOKING, SuiteService.TICKET);
    }

    private static Duration seconds(Random random, int from, int to) {
        return Duration.ofSeconds(random.nextInt(from, to + 1));
    }

    private static Duration millis(Random random, int from, int to) {
        return Duration.ofMillis(random.nextInt(from, to + 1));
    }

    @SafeVarargs
    private static <T> T any(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
