package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.cpu.CpuUse;
import dev.stagedoor.benchmarks.onsale.cpu.ResidentMemory;
import dev.stagedoor.benchmarks.onsale.load.Crowd;
import dev.stagedoor.benchmarks.onsale.load.Limits;
import dev.stagedoor.benchmarks.onsale.load.OpenLoop;
import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Sale;
import dev.stagedoor.benchmarks.onsale.report.Cost;
import dev.stagedoor.benchmarks.onsale.report.Overload;
import dev.stagedoor.benchmarks.onsale.report.Refusals;
import dev.stagedoor.benchmarks.onsale.report.Results;
import dev.stagedoor.benchmarks.onsale.report.Round;
import dev.stagedoor.benchmarks.onsale.suite.Buyers;
import dev.stagedoor.benchmarks.onsale.suite.Catalogue;
import dev.stagedoor.benchmarks.onsale.suite.Offer;
import dev.stagedoor.benchmarks.onsale.suite.People;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Rounds in which the suite sells, each on an event of its own, each followed by a look into the books. */
final class SuiteRounds {
    private static final double NANOS = 1e9;
    private static final int FEW_TICKETS = 100;
    private static final int MANY_REQUESTS = 10_000;
    private static final Duration LONGEST_RUSH = Duration.ofMinutes(5);

    private final Stage stage;
    private final Catalogue catalogue;
    private final List<String> tokens;

    private SuiteRounds(Stage stage, Catalogue catalogue, List<String> tokens) {
        this.stage = stage;
        this.catalogue = catalogue;
        this.tokens = List.copyOf(tokens);
    }

    /** So many people who sign up now. */
    static SuiteRounds of(Stage stage, int buyers) throws IOException, InterruptedException {
        Progress.says("%d buyers sign up", buyers);
        People people = new People(stage.gateway());
        Catalogue catalogue = new Catalogue(stage.gateway(), people.organizer(), Clock.systemUTC());
        return new SuiteRounds(stage, catalogue, people.buyers(buyers));
    }

    /** How fast, and at what cost. */
    record Sold(Round round, Cost cost) {}

    private record Reading(long nanos, CpuUse cpu) {}

    /** Returns when the suite is at rest again. */
    Sold sell(int buyers, Limits limits) throws IOException, InterruptedException, SQLException, WrongException {
        return sell(buyers, limits, Plan.TICKETS);
    }

    /** The same, of a ticket type of so many. */
    Sold sell(int buyers, Limits limits, int capacity)
            throws IOException, InterruptedException, SQLException, WrongException {
        Offer offer = catalogue.offer(capacity);
        AtomicReference<Reading> start = new AtomicReference<>();
        Sale sale = Crowd.run(buyers(offer), buyers, limits, () -> start.set(before()));
        int confirmed = sale.confirmed();
        requireNone(sale);
        stage.books().awaitTickets(offer, confirmed);
        Reading tickets = after();
        double seconds = (tickets.nanos() - start.get().nanos()) / NANOS;
        CpuUse untilTickets = tickets.cpu().since(start.get().cpu()).per(confirmed);
        stage.books().awaitQuiet(offer, confirmed);
        Reading quiet = after();
        CpuUse untilQuiet = quiet.cpu().since(start.get().cpu()).per(confirmed);
        requireRight(offer, confirmed);
        return new Sold(
                new Round(Results.SUITE, buyers, confirmed, sale.refused(), seconds, sale.latency()),
                new Cost(buyers, untilTickets, untilQuiet, (quiet.nanos() - tickets.nanos()) / NANOS));
    }

    /** Few tickets, a crowd of all buyers there are. */
    Refusals refuse() throws IOException, InterruptedException, SQLException, WrongException {
        Offer offer = catalogue.offer(FEW_TICKETS);
        Sale sale = Crowd.run(buyers(offer), tokens.size(), new Limits(LONGEST_RUSH, MANY_REQUESTS), () -> {});
        requireNone(sale);
        if (sale.confirmed() != FEW_TICKETS || sale.refused() != MANY_REQUESTS - FEW_TICKETS) {
            throw new WrongException("%d of %d tickets were sold, %d requests refused"
                    .formatted(sale.confirmed(), FEW_TICKETS, sale.refused()));
        }
        stage.books().awaitTickets(offer, FEW_TICKETS);
        stage.books().awaitQuiet(offer, FEW_TICKETS);
        requireRight(offer, FEW_TICKETS);
        return new Refusals(
                FEW_TICKETS,
                MANY_REQUESTS,
                sale.lastNanos(Outcome.Confirmed.class) / NANOS,
                sale.lastNanos(Outcome.Refused.class) / NANOS);
    }

    /** An event with so many confirmed bookings. */
    Offer sold(int bookings) throws IOException, InterruptedException, SQLException, WrongException {
        Offer offer = catalogue.offer(bookings);
        Sale sale = Crowd.run(buyers(offer), 1, new Limits(LONGEST_RUSH, bookings), () -> {});
        requireNone(sale);
        stage.books().awaitTickets(offer, bookings);
        stage.books().awaitQuiet(offer, bookings);
        return offer;
    }

    /** As many buyers as {@code perSecond} says, whether they can be served or not. */
    Overload overload(Round peak, double perSecond, Duration time)
            throws IOException, InterruptedException, SQLException, WrongException {
        Offer offer = catalogue.offer((int) (2 * perSecond * time.toSeconds()));
        ResidentMemory memory = new ResidentMemory(stage.suite().pid());
        long before = memory.megabytes();
        Sale sale = OpenLoop.run(buyers(offer), perSecond, time);
        long after = memory.megabytes();
        if (!sale.failures().isEmpty() || sale.confirmed() == 0) {
            throw new WrongException("%d confirmed; other answers: %s".formatted(sale.confirmed(), sale.failures()));
        }
        stage.books().awaitTickets(offer, sale.confirmed());
        stage.books().awaitQuiet(offer, sale.confirmed());
        requireRight(offer, sale.confirmed());
        return new Overload(
                peak,
                perSecond,
                sale.confirmed() / (sale.lastNanos(Outcome.Confirmed.class) / NANOS),
                sale.sentAway() / (double) sale.attempts().size(),
                sale.latency(),
                before,
                after);
    }

    /** Of an event of their own. */
    Buyers buyers() throws IOException, InterruptedException {
        return buyers(catalogue.offer(Plan.TICKETS));
    }

    private Buyers buyers(Offer offer) {
        return new Buyers(stage.gateway(), tokens, offer);
    }

    /** The reading takes some milliseconds, which are no part of the round. */
    private Reading before() {
        CpuUse cpu = stage.cpu().read();
        return new Reading(System.nanoTime(), cpu);
    }

    private Reading after() {
        long nanos = System.nanoTime();
        return new Reading(nanos, stage.cpu().read());
    }

    private static void requireNone(Sale sale) throws WrongException {
        if (!sale.failures().isEmpty() || sale.sentAway() > 0 || sale.confirmed() == 0) {
            throw new WrongException("%d confirmed, %d sent away; other answers: %s"
                    .formatted(sale.confirmed(), sale.sentAway(), sale.failures()));
        }
    }

    private void requireRight(Offer offer, int confirmed) throws SQLException, WrongException {
        List<String> faults = stage.books().faults(offer, confirmed);
        if (!faults.isEmpty()) {
            throw new WrongException(String.join("; ", faults));
        }
    }
}
