package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A suite with a million past bookings of a hundred thousand events beside an empty one. */
public record Filled(List<Turn> turns) implements Finding {
    private static final double KEPT = 0.9;

    public Filled {
        turns = List.copyOf(turns);
    }

    /**
     * One round of each, one after the other.
     *
     * @param empty sells a type of 20,000 and has sold little before
     * @param filled sells a type of 20,000
     * @param huge sells a type of a million, in the filled suite
     */
    public record Turn(Selling empty, Selling filled, Selling huge) {}

    /**
     * How a round went.
     *
     * @param rate confirmed bookings a second
     * @param cpu milliseconds of processor time for each, mails included
     * @param latency of a confirmed booking
     */
    public record Selling(double rate, double cpu, Percentiles latency) {}

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal(
                        "a million past bookings: bookings/s by those of an empty suite",
                        kept(Turn::filled),
                        KEPT,
                        true),
                new Goal("and a type of a million: the same", kept(Turn::huge), KEPT, true));
    }

    /** Neighbours in time are compared, so that a machine that slows down counts for both. */
    private double kept(Function<Turn, Selling> of) {
        return median(turn -> of.apply(turn).rate() / turn.empty().rate());
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("""
                | | bookings/s | ms of CPU each | p50 ms | p99 ms |
                |---|--:|--:|--:|--:|
                """);
        text.append(line("empty", Turn::empty));
        text.append(line("filled", Turn::filled));
        text.append(line("filled, a type of a million", Turn::huge));
        text.append("""

                | goal | limit | measured | |
                |---|--:|--:|---|
                """);
        goals().forEach(goal -> text.append(goal.line()));
        return text.toString();
    }

    private String line(String what, Function<Turn, Selling> of) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.0f | %.0f |%n",
                what,
                median(of, Selling::rate),
                median(of, Selling::cpu),
                median(of, selling -> selling.latency().p50()),
                median(of, selling -> selling.latency().p99()));
    }

    private double median(Function<Turn, Selling> of, ToDoubleFunction<Selling> figure) {
        return median(turn -> figure.applyAsDouble(of.apply(turn)));
    }

    private double median(ToDoubleFunction<Turn> figure) {
        return Percentiles.median(turns.stream().mapToDouble(figure).toArray());
    }
}
