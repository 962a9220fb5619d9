package dev.stagedoor.chaos;

import dev.stagedoor.chaos.crowd.Told;
import java.time.Duration;
import java.util.List;

/**
 * What came of one fault.
 *
 * @param fault as it stands in the schedule
 * @param recovery from its end until people could buy again and every process was ready
 * @param confirmed purchases whose buyer was told so
 * @param refused purchases whose buyer was told that it is sold out
 * @param wrong sentences; none if all is well
 */
public record Round(
        int number, String fault, Duration recovery, int purchases, int confirmed, int refused, List<String> wrong) {
    private static final double MILLIS = 1000.0;

    static Round of(int number, String fault, Duration recovery, List<Told> purchases, List<String> wrong) {
        return new Round(
                number,
                fault,
                recovery,
                purchases.size(),
                (int) purchases.stream().filter(Told::confirmed).count(),
                (int) purchases.stream().filter(Told::refused).count(),
                wrong);
    }

    boolean isWell() {
        return wrong.isEmpty();
    }

    @Override
    public String toString() {
        return "%3d  %-72s back after %5.1f s; %4d purchases, %4d confirmed, %4d sold out  %s"
                .formatted(
                        number,
                        fault,
                        recovery.toMillis() / MILLIS,
                        purchases,
                        confirmed,
                        refused,
                        isWell() ? "ok" : "WRONG");
    }
}
