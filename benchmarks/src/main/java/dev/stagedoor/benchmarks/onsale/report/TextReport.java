package dev.stagedoor.benchmarks.onsale.report;

import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results as a page of tables, which are Markdown. */
public final class TextReport {
    private static final int SHOWN_PARTS = 24;
    private static final double MANY_OTHERS = 0.05;

    private final Results results;
    private final List<Goal> goals;
    private final String locked;

    /**
     * @param locked the kind that the others are compared with
     */
    public TextReport(Results results, List<Goal> goals, String locked) {
        this.results = results;
        this.goals = goals;
        this.locked = locked;
    }

    public String text() {
        return String.join("\n", head(), rates(), costs(), parts(), quiet(), refusals(), goals());
    }

    private String head() {
        return format(
                "%nOn sale: %s%n%s%nWarm-up, bookings/s: %s. An idle suite takes %.0f ms of processor time a second.%n"
                        + "Other programs took %.0f %% of the machine's processor time meanwhile%s.%n",
                results.machine(),
                results.settings(),
                results.warmUp().stream().map(rate -> format("%.0f", rate)).collect(Collectors.joining(", ")),
                results.idleCpu(),
                100 * results.others(),
                results.others() > MANY_OTHERS ? ": TOO MUCH, so the figures are worth little" : "");
    }

    private String rates() {
        StringBuilder text = new StringBuilder(format("Confirmed bookings, medians of the rounds. Latency in ms.%n"));
        text.append(format("| buyers | who sells | bookings/s | times %s | p50 | p95 | p99 | refused |%n", locked));
        text.append(format("|--:|---|--:|--:|--:|--:|--:|--:|%n"));
        for (int buyers : results.levels()) {
            for (String kind : results.kinds()) {
                text.append(rate(kind, buyers));
            }
        }
        return text.toString();
    }

    private String rate(String kind, int buyers) {
        List<Round> rounds = results.of(kind, buyers);
        if (rounds.isEmpty()) {
            return "";
        }
        double rate = median(rounds, Round::rate);
        Optional<Double> base = results.rate(locked, buyers);
        int refused = rounds.stream().mapToInt(Round::refused).sum();
        int tries = refused + rounds.stream().mapToInt(Round::confirmed).sum();
        return format(
                "| %d | %s | %.0f | %s | %.1f | %.1f | %.1f | %.1f %% |%n",
                buyers,
                kind,
                rate,
                base.map(other -> format("%.2f", rate / other)).orElse(""),
                median(rounds, round -> round.latency().p50()),
                median(rounds, round -> round.latency().p95()),
                median(rounds, round -> round.latency().p99()),
                100.0 * refused / Math.max(1, tries));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Percentiles.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private String costs() {
        StringBuilder text = new StringBuilder(format(
                "Processor time of a confirmed booking, ms, of all processes but the buyers: until all tickets existed,"
                        + " and until all messages were read and all mails sent.%n"));
        text.append(format(
                "| buyers | until tickets | suite | PostgreSQL | until quiet | suite | PostgreSQL | quiet after |%n"));
        text.append(format("|--:|--:|--:|--:|--:|--:|--:|--:|%n"));
        for (int buyers : results.levels()) {
            results.cost(buyers).ifPresent(cost -> text.append(cost(cost)));
        }
        return text.toString();
    }

    private static String cost(Cost cost) {
        return format(
                "| %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f s |%n",
                cost.buyers(),
                cost.untilTickets().total(),
                cost.untilTickets().suite(),
                cost.untilTickets().postgres(),
                cost.untilQuiet().total(),
                cost.untilQuiet().suite(),
                cost.untilQuiet().postgres(),
                cost.quietAfterSeconds());
    }

    /** Of the level nearest to the one that the goal is about. */
    private String parts() {
        Optional<Cost> shown = results.cost(Results.GOAL_BUYERS)
                .or(() -> results.levels().reversed().stream()
                        .flatMap(buyers -> results.cost(buyers).stream())
                        .findFirst());
        return shown.map(TextReport::parts).orElse("");
    }

    private static String parts(Cost cost) {
        StringBuilder text = new StringBuilder(format("Where it goes at %d buyers, ms per booking:%n", cost.buyers()));
        text.append(format("| threads, processes | until tickets | until quiet |%n|---|--:|--:|%n"));
        cost.untilQuiet()
                .largest(SHOWN_PARTS)
                .forEach((part, millis) -> text.append(format(
                        "| %s | %.3f | %.3f |%n",
                        part, cost.untilTickets().parts().getOrDefault(part, 0.0), millis)));
        return text.toString();
    }

    private String quiet() {
        return format(
                "Quiet, one buyer, ms, n = %d:%n| | p50 | p95 | p99 |%n|---|--:|--:|--:|%n%s%s%s"
                        + "Three commits and two hops of p50: %.2f ms. The booking's p50 is %.2f times that, its p99 %.2f times.%n",
                results.quiet().booking().count(),
                line("POST to CONFIRMED", results.quiet().booking()),
                line("a durable commit", results.quiet().commit()),
                line("a hop over the log", results.quiet().hop()),
                results.quiet().sum(),
                results.quiet().p50Ratio(),
                results.quiet().p99Ratio());
    }

    private static String line(String what, Percentiles figures) {
        return format("| %s | %.2f | %.2f | %.2f |%n", what, figures.p50(), figures.p95(), figures.p99());
    }

    private String refusals() {
        StringBuilder text = new StringBuilder(
                format(
                        "Sold out:%n| | tickets | requests | last sale after | last refusal after | ms per sale | ms per buyer | ratio |%n"));
        text.append(format("|---|--:|--:|--:|--:|--:|--:|--:|%n"));
        for (Refusals each : results.refusals()) {
            text.append(format(
                    "| | %d | %d | %.3f s | %.3f s | %.3f | %.3f | %.2f |%n",
                    each.tickets(),
                    each.requests(),
                    each.soldSeconds(),
                    each.allSeconds(),
                    each.perSale(),
                    each.perBuyer(),
                    each.ratio()));
        }
        return text.toString();
    }

    private String goals() {
        return goals.stream()
                .map(Goal::line)
                .collect(Collectors.joining("", format("| goal | limit | measured | |%n|---|--:|--:|---|%n"), ""));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
