package dev.stagedoor.notification.report.postgres;

import dev.stagedoor.contracts.account.AccountErased;
import dev.stagedoor.notification.mail.model.Amount;
import dev.stagedoor.notification.report.Facts;
import dev.stagedoor.notification.report.model.Fact;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Facts as a table. */
@Repository
class PostgresFacts implements Facts {
    /** Always in the same order, so that two transactions with facts in common wait for each other in one direction. */
    private static final Comparator<Fact> ORDER =
            Comparator.comparing(Fact::kind).thenComparing(Fact::source);

    private final DatabaseClient database;

    PostgresFacts(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> record(Collection<Fact> facts, Instant now) {
        if (facts.isEmpty()) {
            return Mono.empty();
        }
        List<Fact> rows = facts.stream().sorted(ORDER).toList();
        return database.sql(ReportSql.RECORD)
                .bind(0, rows.stream().map(fact -> fact.kind().code()).toArray(String[]::new))
                .bind(1, rows.stream().map(Fact::source).toArray(UUID[]::new))
                .bind(2, rows.stream().map(Fact::eventId).toArray(UUID[]::new))
                .bind(3, rows.stream().map(fact -> fact.at().toString()).toArray(String[]::new))
                .bind(4, rows.stream().map(Fact::quantity).toArray(Integer[]::new))
                .bind(5, amounts(rows))
                .bind(6, currencies(rows))
                .bind(7, now.atOffset(ZoneOffset.UTC))
                .fetch()
                .rowsUpdated()
                .then();
    }

    @Override
    public Mono<Void> forgetOf(UUID organizer) {
        return database.sql(ReportSql.FORGET_FACTS)
                .bind(0, organizer)
                .fetch()
                .rowsUpdated()
                .then(database.sql(ReportSql.FORGET_ORGANIZER)
                        .bind(0, organizer)
                        .bind(1, AccountErased.NOBODY)
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private static @Nullable Long[] amounts(List<Fact> rows) {
        @Nullable Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Amount money = rows.get(i).money();
            values[i] = money == null ? null : Long.valueOf(money.minorUnits());
        }
        return values;
    }

    private static @Nullable String[] currencies(List<Fact> rows) {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Amount money = rows.get(i).money();
            values[i] = money == null ? null : money.currency();
        }
        return values;
    }
}
