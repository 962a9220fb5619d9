package dev.stagedoor.notification;

import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.report.model.Fact;
import dev.stagedoor.notification.report.model.Fact.Kind;
import dev.stagedoor.notification.report.model.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** What may happen at an event within eight days, and what it adds up to. */
final class RandomFacts {
    private RandomFacts() {}

    static List<Fact> of(UUID event, Random random, Instant start) {
        List<Fact> happened = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            UUID booking = UUID.randomUUID();
            Instant at = start.plus(Duration.ofMinutes(random.nextInt(8 * 24 * 60)));
            String currency = random.nextBoolean() ? "EUR" : "JPY";
            boolean confirmed = random.nextInt(5) > 0;
            if (confirmed) {
                happened.add(new Fact(
                        Kind.CONFIRMED, booking, event, at, 2, new Amount(random.nextInt(3) * 500L, currency)));
                happened.add(new Fact(Kind.SOLD, booking, event, at.plusSeconds(1), 2, null));
            }
            if (random.nextInt(3) == 0) {
                Amount back = random.nextBoolean() ? new Amount(random.nextInt(2) * 300L, currency) : null;
                happened.add(new Fact(Kind.CANCELLED, booking, event, at.plusSeconds(7200), 1, back));
            } else if (confirmed && random.nextBoolean()) {
                happened.add(new Fact(
                        Kind.REFUNDED, UUID.randomUUID(), event, at.plusSeconds(900), 1, new Amount(100, currency)));
                happened.add(new Fact(Kind.CHECKED_IN, UUID.randomUUID(), event, at.plusSeconds(9000), 1, null));
            }
        }
        return happened;
    }

    /** What the facts add up to, reckoned without a database. */
    static Figures figures(List<Fact> happened) {
        return Figures.sum(happened.stream().distinct().flatMap(fact -> figures(fact, happened)));
    }

    private static Stream<Figures> figures(Fact fact, List<Fact> happened) {
        boolean counts = fact.kind() != Kind.CANCELLED
                || happened.stream()
                        .anyMatch(other ->
                                other.kind() == Kind.CONFIRMED && other.source().equals(fact.source()));
        if (!counts) {
            return Stream.empty();
        }
        Amount money = fact.money();
        return Stream.of(Figures.of(
                fact.kind(),
                1,
                fact.quantity(),
                money == null ? null : money.currency(),
                money == null ? 0 : money.minorUnits(),
                money == null || money.minorUnits() == 0 ? 0 : 1));
    }
}
