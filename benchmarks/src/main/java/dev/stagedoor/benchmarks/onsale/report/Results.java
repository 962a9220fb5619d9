package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.bare.Quiet;
import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was measured.
 *
 * @param machine what it was measured on
 * @param settings what differs from the default, and the durability
 * @param warmUp rates of the rounds that were not counted, bookings a second
 * @param others share of the processor time that other programs took meanwhile, from 0 to 1
 * @param idleCpu what the suite takes while nobody asks for anything, milliseconds a second
 */
public record Results(
        String machine,
        String settings,
        List<Double> warmUp,
        double others,
        double idleCpu,
        Quiet quiet,
        List<Round> rounds,
        List<Cost> costs,
        List<Refusals> refusals) {
    public static final String SUITE = "Stagedoor";

    static final int GOAL_BUYERS = 128;
    private static final double TIMES_LOCKED = 4;
    private static final double SHARE_OF_UNLIMITED = 0.25;
    private static final double CPU_MILLIS = 1.2;
    private static final double QUIET_P50 = 2;
    private static final double QUIET_P99 = 5;
    private static final double REFUSAL_RATIO = 3;

    public Results {
        warmUp = List.copyOf(warmUp);
        rounds = List.copyOf(rounds);
        costs = List.copyOf(costs);
        refusals = List.copyOf(refusals);
    }

    /** Median rate; empty if it was not measured. */
    Optional<Double> rate(String kind, int buyers) {
        double[] rates = of(kind, buyers).stream().mapToDouble(Round::rate).toArray();
        return rates.length == 0 ? Optional.empty() : Optional.of(Percentiles.median(rates));
    }

    List<Round> of(String kind, int buyers) {
        return rounds.stream()
                .filter(round -> round.kind().equals(kind) && round.buyers() == buyers)
                .toList();
    }

    /** Of the costs at so many buyers the one that is neither the lowest nor the highest. */
    Optional<Cost> cost(int buyers) {
        List<Cost> sorted = costs.stream()
                .filter(cost -> cost.buyers() == buyers)
                .sorted(Comparator.comparingDouble(cost -> cost.untilQuiet().total()))
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    double refusalRatio() {
        return Percentiles.median(refusals.stream().mapToDouble(Refusals::ratio).toArray());
    }

    List<String> kinds() {
        return rounds.stream().map(Round::kind).distinct().toList();
    }

    List<Integer> levels() {
        return rounds.stream().map(Round::buyers).distinct().sorted().toList();
    }

    /**
     * The goals that this run could say something about.
     *
     * @param locked the kind that locks the row
     * @param unlimited the kind that has no hot row
     */
    public List<Goal> goals(String locked, String unlimited) {
        List<Goal> goals = new ArrayList<>();
        ratio(locked)
                .ifPresent(ratio -> goals.add(
                        new Goal("bookings/s at 128 buyers, times those of " + locked, ratio, TIMES_LOCKED, true)));
        ratio(unlimited)
                .ifPresent(ratio -> goals.add(new Goal(
                        "bookings/s at 128 buyers, times those of " + unlimited, ratio, SHARE_OF_UNLIMITED, true)));
        cost(GOAL_BUYERS)
                .ifPresent(cost -> goals.add(new Goal(
                        "CPU of a booking at 128 buyers, its mail included, ms",
                        cost.untilQuiet().total(),
                        CPU_MILLIS,
                        false)));
        goals.add(new Goal("quiet: p50 of a booking, times 3 commits and 2 hops", quiet.p50Ratio(), QUIET_P50, false));
        goals.add(new Goal("quiet: p99 of a booking, times 3 commits and 2 hops", quiet.p99Ratio(), QUIET_P99, false));
        if (!refusals.isEmpty()) {
            goals.add(new Goal(
                    "time per buyer served until the last refusal, times the time per ticket sold",
                    refusalRatio(),
                    REFUSAL_RATIO,
                    false));
        }
        return goals;
    }

    private Optional<Double> ratio(String kind) {
        return rate(SUITE, GOAL_BUYERS).flatMap(own -> rate(kind, GOAL_BUYERS).map(other -> own / other));
    }
}
