package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** A crowd that looks at an event that is on sale, beside the least that an answer through the gateway costs. */
public record Looks(List<Turn> turns) implements Finding {
    private static final double KEPT = 0.5;

    public Looks {
        turns = List.copyOf(turns);
    }

    /**
     * One round of each, one after the other.
     *
     * @param bare an answer of a few hundred bytes for which a service asks nobody
     * @param event the event with its ticket types
     * @param availability its seats alone
     */
    public record Turn(Rate bare, Rate event, Rate availability) {}

    /**
     * How a round went.
     *
     * @param cpu milliseconds of processor time of an answer
     */
    public record Rate(double perSecond, double cpu, Percentiles latency) {}

    @Override
    public List<Goal> goals() {
        return List.of(
                new Goal("looks at an event a second, by those at a bare answer", kept(Turn::event), KEPT, true),
                new Goal("looks at its seats: the same", kept(Turn::availability), KEPT, true));
    }

    /** Neighbours in time are compared. */
    private double kept(Function<Turn, Rate> of) {
        return median(turn -> of.apply(turn).perSecond() / turn.bare().perSecond());
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("""
                | | looks/s | ms of CPU each | p50 ms | p99 ms |
                |---|--:|--:|--:|--:|
                """);
        text.append(line("a bare answer", Turn::bare));
        text.append(line("an event", Turn::event));
        text.append(line("its seats", Turn::availability));
        text.append("""

                | goal | limit | measured | |
                |---|--:|--:|---|
                """);
        goals().forEach(goal -> text.append(goal.line()));
        return text.toString();
    }

    private String line(String what, Function<Turn, Rate> of) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.2f | %.0f | %.0f |%n",
                what,
                median(turn -> of.apply(turn).perSecond()),
                median(turn -> of.apply(turn).cpu()),
                median(turn -> of.apply(turn).latency().p50()),
                median(turn -> of.apply(turn).latency().p99()));
    }

    private double median(ToDoubleFunction<Turn> figure) {
        return Percentiles.median(turns.stream().mapToDouble(figure).toArray());
    }
}
