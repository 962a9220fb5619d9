package dev.stagedoor.benchmarks.onsale.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagedoor.benchmarks.onsale.bare.Quiet;
import dev.stagedoor.benchmarks.onsale.cpu.CpuUse;
import dev.stagedoor.benchmarks.onsale.load.Percentiles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String LOCKED = "locked";
    private static final String UNLIMITED = "unlimited";
    private static final Percentiles LATENCY = new Percentiles(1, 10, 20, 30);

    @Test
    void meetsAGoalAtItsLimitAndMissesItBelow() {
        assertThat(goals(400, 100).getFirst().isMet()).isTrue();
        assertThat(goals(399, 100).getFirst().isMet()).isFalse();
    }

    @Test
    void saysHowFarAMissedGoalIs() {
        assertThat(goals(200, 100).getFirst().line()).contains("MISSED: 50 % of the way");
        assertThat(new Goal("ms", 2.4, 1.2, false).line()).contains("MISSED: 50 % of the way");
    }

    @Test
    void judgesNothingThatWasNotMeasured() {
        Results quietOnly = results(List.of(), List.of());
        assertThat(quietOnly.goals(LOCKED, UNLIMITED)).hasSize(2);
    }

    @Test
    void takesTheMedianOfTheRounds() {
        Results results = results(List.of(round("a", 100), round("a", 900), round("a", 200)), List.of());
        assertThat(results.rate("a", 128)).hasValue(200.0);
        assertThat(results.rate("a", 16)).isEmpty();
    }

    @Test
    void writesEveryKindIntoTheTableAndThePlot() {
        Results results = results(List.of(round(Results.SUITE, 400), round(LOCKED, 100)), List.of());
        assertThat(new TextReport(results, List.of(), LOCKED).text())
                .contains("| 128 | Stagedoor | 400 | 4.00 | 10.0 | 20.0 | 30.0 | 0.0 % |")
                .contains("| 128 | locked | 100 | 1.00 |");
        assertThat(new Plot(results).svg()).startsWith("<svg").contains(">Stagedoor<", ">locked<");
    }

    @Test
    void endsThePlotAtARoundNumber() {
        assertThat(Plot.roundedUp(731)).isEqualTo(750);
        assertThat(Plot.roundedUp(1000)).isEqualTo(1000);
        assertThat(Plot.roundedUp(1001)).isEqualTo(1500);
    }

    private static List<Goal> goals(int own, int locked) {
        CpuUse cpu = new CpuUse(1, 0.1, Map.of());
        return results(
                        List.of(round(Results.SUITE, own), round(LOCKED, locked), round(UNLIMITED, 1000)),
                        List.of(new Cost(128, cpu, cpu, 1)))
                .goals(LOCKED, UNLIMITED);
    }

    private static Round round(String kind, int rate) {
        return new Round(kind, 128, rate, 0, 1, LATENCY);
    }

    private static Results results(List<Round> rounds, List<Cost> costs) {
        Quiet quiet = new Quiet(LATENCY, LATENCY, LATENCY);
        return new Results("", "", List.of(), 0, 0, quiet, rounds, costs, List.of());
    }
}
