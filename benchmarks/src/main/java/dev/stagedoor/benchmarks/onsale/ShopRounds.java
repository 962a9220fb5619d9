package dev.stagedoor.benchmarks.onsale;

import dev.stagedoor.benchmarks.onsale.load.Crowd;
import dev.stagedoor.benchmarks.onsale.load.Limits;
import dev.stagedoor.benchmarks.onsale.load.Outcome;
import dev.stagedoor.benchmarks.onsale.load.Sale;
import dev.stagedoor.benchmarks.onsale.report.Round;
import dev.stagedoor.benchmarks.onsale.shop.NaiveShop;
import dev.stagedoor.benchmarks.onsale.shop.SeatTaking;
import dev.stagedoor.suite.invariants.Database;
import java.sql.SQLException;
import java.util.List;

/** Rounds in which the naive shops sell. */
final class ShopRounds {
    private static final double NANOS = 1e9;

    private final Database database;

    ShopRounds(Database database) {
        this.database = database;
    }

    Round sell(SeatTaking taking, int clients, Limits limits)
            throws SQLException, InterruptedException, WrongException {
        NaiveShop shop = NaiveShop.open(database, taking, Plan.TICKETS);
        Sale sale = Crowd.run(shop, clients, limits, () -> {});
        List<String> faults = shop.faults(sale.confirmed());
        if (!sale.failures().isEmpty() || !faults.isEmpty()) {
            throw new WrongException("%s: %s %s".formatted(taking.title(), sale.failures(), faults));
        }
        long last = Math.max(sale.lastNanos(Outcome.Confirmed.class), sale.lastNanos(Outcome.Refused.class));
        return new Round(taking.title(), clients, sale.confirmed(), sale.refused(), last / NANOS, sale.latency());
    }
}
