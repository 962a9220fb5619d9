package dev.stagedoor.chaos.proof;

import dev.stagedoor.chaos.crowd.Show;
import dev.stagedoor.chaos.crowd.Told;
import dev.stagedoor.suite.invariants.Invariants;
import dev.stagedoor.suite.invariants.Violation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything is as it was said to the buyers, whoever is asked, and the six invariants of
 * {@code docs/architecture.md} hold.
 *
 * @param invariants if the databases can be asked
 * @param deadLetters if the broker can be asked
 */
public record Proof(List<Witness> witnesses, Optional<Invariants> invariants, Optional<DeadLetters> deadLetters) {
    private static final Duration LOOK = Duration.ofMillis(300);

    /**
     * What is still wrong after {@code settling}; returns as soon as nothing is.
     *
     * @param purchases every one of these shows, by everybody who can buy from them
     */
    public List<String> wrong(List<Show> shows, List<Told> purchases, Duration settling) throws InterruptedException {
        long deadline = System.nanoTime() + settling.toNanos();
        List<String> wrong = wrong(shows, purchases);
        while (!wrong.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK);
            wrong = wrong(shows, purchases);
        }
        return wrong;
    }

    private List<String> wrong(List<Show> shows, List<Told> purchases) throws InterruptedException {
        List<String> wrong = new ArrayList<>();
        try {
            for (Witness witness : witnesses) {
                for (Show show : shows) {
                    List<Told> own = purchases.stream()
                            .filter(purchase -> purchase.show().equals(show))
                            .toList();
                    Promises.broken(show, own, witness.sold(show))
                            .forEach(broken -> wrong.add("%s (says %s)".formatted(broken, witness)));
                }
            }
            if (invariants.isPresent()) {
                invariants.get().violations().stream().map(Violation::toString).forEach(wrong::add);
            }
        } catch (IOException | SQLException e) {
            wrong.add("the books cannot be read: " + e);
        }
        if (deadLetters.isPresent()) {
            wrong.addAll(deadLetters.get().found());
        }
        return wrong;
    }
}
